using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Web;

/// <summary>
/// Follows the tags of a page and knows which elements are open, as browsers do in all that matters to text: elements that need no end
/// tag, end tags that close nothing, tables. It builds no tree: a parser's tree of a few megabytes of open tags takes hours to build and
/// overflows the stack of whoever walks it, while this takes time that grows with the page's length only.
/// </summary>
internal sealed class PageScanner
{
    private const int DeepestLevel = 256;

    private readonly List<OpenElement> _open = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _skipped = new(StringComparer.Ordinal);
    private readonly OutlineBuilder _outline;
    private readonly PageMarkup _markup;

    private PageScanner(PageMarkup markup, OutlineBuilder outline) => (_markup, _outline) = (markup, outline);

    /// <summary>What the page says about itself, and its text.</summary>
    public static (PageMarkup Markup, PageOutline Outline) Scan(string html, Uri? served)
    {
        var markup = new PageMarkup();
        var outline = new OutlineBuilder(() => markup.AddressOr(served));
        var scanner = new PageScanner(markup, outline);
        foreach (var token in PageTokens.Of(html).TakeWhile(_ => !outline.IsFull))
            scanner.Add(token);
        scanner.CloseTo(0);
        return (markup, outline.Build());
    }

    private void Add(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.Character)
            AddText(token.Data);
        else if (token.Type == HtmlTokenType.EndTag)
            End(token.Name);
        else
            Start((HtmlTagToken)token);
    }

    private void AddText(string text)
    {
        _markup.AddText(_open, text);
        _outline.AddText(text);
    }

    private void Start(HtmlTagToken tag)
    {
        _markup.AddTag(tag);
        if (tag.Name is "html" or "head" or "body")
            return;
        if (tag.Name == "br")
            _outline.Break();
        if (PageElements.IsVoid(tag.Name) || PageTokens.IsClosed(tag) || (tag.IsSelfClosing && tag.Name != "script" && IsInDrawing()))
            return;
        CloseBefore(tag.Name);
        if (_open.Count >= DeepestLevel)
        {
            _skipped[tag.Name] = _skipped.GetValueOrDefault(tag.Name) + 1;
            return;
        }

        var element = new OpenElement(tag);
        _markup.Open(element, tag);
        _outline.Open(element, tag, _open);
        _open.Add(element);
        _counts[tag.Name] = _counts.GetValueOrDefault(tag.Name) + 1;
    }

    private void End(string name)
    {
        if (name is "br")
            _outline.Break();
        if (_skipped.GetValueOrDefault(name) is > 0 and var skipped)
            _skipped[name] = skipped - 1;
        else if (FindOpen(name) is >= 0 and var at)
            CloseTo(at);
        else if (name == "a")
            EndLink();
        else if (name == "p")
            _outline.EndBlock();
    }

    /// <summary>Where the element stands that an end tag closes; -1 where it closes none.</summary>
    private int FindOpen(string name)
    {
        if (!IsOpen(name) && !IsHeading(name))
            return -1;
        var isBlock = PageElements.IsBlock(name);
        var isTablePart = PageElements.IsTablePart(name);
        for (var at = _open.Count - 1; at >= 0; at--)
        {
            var open = _open[at];
            if (open.Tag == name || (IsHeading(name) && IsHeading(open.Tag)))
                return at;
            if (isTablePart ? open.Tag == "table" : PageElements.IsTablePart(open.Tag) || (!isBlock && open.IsBlock))
                return -1;
        }

        return -1;
    }

    /// <summary>Closes what ends where <paramref name="name"/> begins.</summary>
    private void CloseBefore(string name)
    {
        if (IsInDrawing() && PageElements.IsBlock(name))
            CloseTo(_open.FindIndex(open => open.Tag is "svg" or "math"));
        if (name is "li")
            CloseLast(["li"], ["ul", "ol", "table"]);
        else if (name is "dd" or "dt")
            CloseLast(["dd", "dt"], ["dl", "table"]);
        else if (name is "td" or "th")
            CloseLast(["td", "th"], ["tr", "table"]);
        else if (name is "tr")
            CloseLast(["tr"], ["table"]);
        else if (name is "tbody" or "thead" or "tfoot")
            CloseLast(["tbody", "thead", "tfoot"], ["table"]);
        else if (name is "a")
            EndLink();
        else if (IsHeading(name) && _open is [.., var last] && IsHeading(last.Tag))
            CloseTo(_open.Count - 1);
        if (PageElements.IsBlock(name))
            CloseLast(["p"], ["td", "th", "table", "caption", "button", "object"]);
    }

    /// <summary>Closes the last open element of these names, unless one of <paramref name="bounds"/> was opened since.</summary>
    private void CloseLast(ReadOnlySpan<string> names, ReadOnlySpan<string> bounds)
    {
        for (var at = HasOpen(names) ? _open.Count - 1 : -1; at >= 0; at--)
        {
            if (names.Contains(_open[at].Tag))
            {
                CloseTo(at);
                return;
            }

            if (bounds.Contains(_open[at].Tag))
                return;
        }
    }

    /// <summary>The text after a link's end is not linked, even where the link cannot be closed because blocks began in it.</summary>
    private void EndLink()
    {
        var at = IsOpen("a") ? _open.FindLastIndex(open => open.Tag == "a") : -1;
        if (at < 0)
            return;
        _open[at].Link = LinkTarget.None;
        _outline.SetLink(_open);
        if (_open.FindIndex(at, open => open.IsBlock) < 0)
            CloseTo(at);
    }

    private void CloseTo(int at)
    {
        while (_open.Count > Math.Max(at, 0))
        {
            var element = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            _counts[element.Tag]--;
            _outline.Close(element, _open);
            _markup.Close(element);
        }
    }

    /// <summary>Whether what comes now is part of a drawing or a formula, where other rules hold.</summary>
    private bool IsInDrawing() => HasOpen(["svg", "math"]) && !IsOpen("foreignobject");

    private bool IsOpen(string name) => _counts.GetValueOrDefault(name) > 0;

    private bool HasOpen(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (IsOpen(name))
                return true;
        }

        return false;
    }

    private static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];
}
