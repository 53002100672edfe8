using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsBot.Sources.Feeds;

/// <summary>The tags and texts of a piece of HTML, in order and in time that grows with its length only.</summary>
internal static class HtmlTokens
{
    private const string CdataStart = "<![CDATA[";

    /// <summary>Start tags, end tags and characters; of <see cref="HtmlElements.Silent"/> elements only the tags.</summary>
    public static IEnumerable<HtmlToken> Of(string html)
    {
        html = EndComments(WithoutCdata(html));
        var lastEnds = new Dictionary<string, int>();
        using var source = new TextSource(html);
        var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag or HtmlTokenType.Character)
                yield return token;
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag, IsSelfClosing: false } tag && IsSilent(tag, html, lastEnds))
                SkipContent(tokenizer);
        }
    }

    // A feed that wraps its HTML twice.
    private static string WithoutCdata(string html) => html.Contains(CdataStart, StringComparison.Ordinal)
        ? html.Replace(CdataStart, "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal)
        : html;

    // A comment that is never closed hides no more than its first tag.
    private static string EndComments(string html)
    {
        var closed = html.LastIndexOf("-->", StringComparison.Ordinal) + 1;
        var open = html.IndexOf("<!--", closed, StringComparison.Ordinal);
        return open < 0 ? html : html[..open] + html[open..].Replace("<!--", "<!", StringComparison.Ordinal);
    }

    // A frame or the like that is never closed hides nothing; a script does.
    private static bool IsSilent(HtmlTagToken tag, string html, Dictionary<string, int> lastEnds)
    {
        if (!HtmlElements.Silent.Contains(tag.Name))
            return false;
        if (!lastEnds.TryGetValue(tag.Name, out var end))
            lastEnds[tag.Name] = end = html.LastIndexOf("</" + tag.Name, StringComparison.OrdinalIgnoreCase);
        return tag.Name is "script" or "style" || tag.Position.Index < end;
    }

    private static void SkipContent(HtmlTokenizer tokenizer)
    {
        tokenizer.State = HtmlParseMode.Rawtext;
        HtmlTokenType type;
        do
            type = tokenizer.Get().Type;
        while (type is not (HtmlTokenType.EndTag or HtmlTokenType.EndOfFile));
    }
}
