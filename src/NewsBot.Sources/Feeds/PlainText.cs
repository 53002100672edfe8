using System.Text;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Feeds;

/// <summary>Turns HTML into plain text.</summary>
internal sealed class PlainText
{
    private readonly StringBuilder _text = new();
    private string _gap = "";

    /// <summary>The text of <paramref name="html"/> with a blank line between its blocks.</summary>
    public static string Of(string html)
    {
        var text = new PlainText();
        foreach (var token in HtmlTokens.Of(html))
            text.Add(token);
        return text._text.ToString();
    }

    /// <summary>The text of <paramref name="html"/> on one line.</summary>
    public static string LineOf(string html) => Fold(Of(html));

    /// <summary>A text with single spaces in place of white space, and none at its ends.</summary>
    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Add(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.Character)
            AddWords(token.Data);
        else if (HtmlElements.Blocks.Contains(token.Name))
            _gap = "\n\n";
        else if (token.Name == "br")
            _gap = _gap.StartsWith('\n') ? "\n\n" : "\n";
        else if (token.Name is "td" or "th")
            Space();
    }

    private void AddWords(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                Space();
                continue;
            }

            if (_text.Length > 0)
                _text.Append(_gap);
            _gap = "";
            _text.Append(c);
        }
    }

    private void Space() => _gap = _gap.Length == 0 ? " " : _gap;
}
