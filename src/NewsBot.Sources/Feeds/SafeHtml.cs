using System.Collections.Frozen;
using System.Text;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Feeds;

/// <summary>
/// Rewrites HTML from strangers with a few elements that carry no script, handler or style, all closed in order, and with absolute
/// web addresses. It goes from token to token and builds no tree, so that its time and memory grow with the text only.
/// </summary>
internal sealed class SafeHtml
{
    private const int DeepestElement = 100;

    private static readonly FrozenSet<string> Kept =
        ("a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 "
        + "header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr")
        .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Plain = "alt colspan datetime dir lang rowspan start title".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Addresses = "cite href src".Split(' ').ToFrozenSet();

    /// <summary>They end where the next one begins.</summary>
    private static readonly FrozenSet<string> Successive = "dd dt li td th tr".Split(' ').ToFrozenSet();

    private readonly StringBuilder _html = new();
    private readonly List<string> _open = [];
    private readonly Uri? _base;

    private SafeHtml(Uri? baseUrl) => _base = baseUrl;

    /// <summary>The safe form of <paramref name="html"/>, whose relative addresses lead from <paramref name="baseUrl"/>.</summary>
    public static string Of(string html, Uri? baseUrl)
    {
        var safe = new SafeHtml(baseUrl);
        foreach (var token in HtmlTokens.Of(html))
            safe.Add(token);
        return safe.End();
    }

    /// <summary>Plain text as HTML, a blank line being the end of a paragraph.</summary>
    public static string OfText(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return paragraphs.Length < 2 ? Escape(text.Trim()) : string.Join('\n', paragraphs.Select(paragraph => $"<p>{Escape(paragraph)}</p>"));
    }

    private void Add(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.Character)
            _html.Append(Escape(token.Data));
        else if (!Kept.Contains(token.Name))
            return;
        else if (token.Type == HtmlTokenType.EndTag)
            Close(token.Name);
        else
            Open((HtmlTagToken)token);
    }

    private void Open(HtmlTagToken tag)
    {
        if (_open.Count > 0 && IsEndedBy(_open[^1], tag.Name))
            Close(_open[^1]);
        var isVoid = HtmlElements.Voids.Contains(tag.Name);
        if (!isVoid && _open.Count >= DeepestElement)
            return;
        _html.Append('<').Append(tag.Name);
        AddAttributes(tag);
        _html.Append('>');
        if (isVoid)
            return;
        _open.Add(tag.Name);
        if (tag.IsSelfClosing)
            Close(tag.Name);
    }

    private static bool IsEndedBy(string open, string next) =>
        open == "p" ? HtmlElements.Blocks.Contains(next) : Successive.Contains(open) && (open == next || (open, next) is ("dd", "dt") or ("dt", "dd"));

    private void AddAttributes(HtmlTagToken tag)
    {
        var seen = new HashSet<string>();
        foreach (var attribute in tag.Attributes)
        {
            var value = Plain.Contains(attribute.Name) ? attribute.Value
                : Addresses.Contains(attribute.Name) ? FeedAddress.Resolve(attribute.Value, _base)
                : null;
            if (value is not null && seen.Add(attribute.Name))
                _html.Append(' ').Append(attribute.Name).Append("=\"").Append(Escape(value)).Append('"');
        }
    }

    // An end without a beginning is passed over.
    private void Close(string name)
    {
        var at = _open.LastIndexOf(name);
        while (at >= 0 && _open.Count > at)
        {
            _html.Append("</").Append(_open[^1]).Append('>');
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private string End()
    {
        while (_open.Count > 0)
            Close(_open[0]);
        return _html.ToString().Trim();
    }

    private static string Escape(string text) => text.AsSpan().ContainsAny("&<>\"")
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        : text;
}
