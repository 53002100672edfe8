using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsBot.Sources.Web;

/// <summary>The tags and texts of a page in order, in time that grows with its length only.</summary>
internal static class PageTokens
{
    /// <summary>Start tags, end tags and characters. The content of scripts and the like is one text, whatever looks like a tag in it.</summary>
    public static IEnumerable<HtmlToken> Of(string html)
    {
        using var source = new TextSource(html);
        var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } tag && !IsClosed(tag))
                tokenizer.State = ModeAfter(tag.Name);
            if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag or HtmlTokenType.Character)
                yield return token;
        }
    }

    /// <summary>
    /// Whether the tag ends what it begins. Only drawings know such tags, and of what has a text of its own they close nothing but
    /// <c>style</c> and <c>title</c>; a script that seems to close itself goes on.
    /// </summary>
    public static bool IsClosed(HtmlTagToken tag) => tag.IsSelfClosing && tag.Name is ("style" or "title");

    private static HtmlParseMode ModeAfter(string tag) => tag switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };
}
