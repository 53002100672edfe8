using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Web;

/// <summary>What the elements of a page say about it, collected while they open and close, and not yet judged.</summary>
internal sealed class PageMarkup
{
    private const int LongestText = 500;
    private const int LongestScript = 4 * 1024 * 1024;
    private const int MostOfAKind = 50;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private int _captures;
    private bool _isTimeBelowHeadline;

    /// <summary>The address of <c>link rel=canonical</c>.</summary>
    public string? Canonical { get; private set; }

    /// <summary>The title of the document.</summary>
    public string? Title { get; private set; }

    /// <summary>The headlines of the first level.</summary>
    public List<string> Headlines { get; } = [];

    /// <summary>The contents of the scripts that hold JSON-LD.</summary>
    public List<string> Scripts { get; } = [];

    /// <summary>The writers that the text itself marks.</summary>
    public List<string> Writers { get; } = [];

    /// <summary>The first time that is marked below the headline, else anywhere.</summary>
    public string? Time { get; private set; }

    /// <summary>The language of the document.</summary>
    public string? Language { get; private set; }

    /// <summary>The class of the body, by which site builders tell kinds of pages.</summary>
    public string BodyNames { get; private set; } = "";

    /// <summary>The first value of the first of these names that has one, in a <c>meta</c> or as microdata.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var value))
                return value;
        }

        return null;
    }

    /// <summary>The address that the page gives itself, else where it was served. Some sites give all their pages the front page's.</summary>
    public Uri? AddressOr(Uri? served)
    {
        foreach (var given in new[] { Canonical, First("og:url") })
        {
            if (PageAddress.Resolve(given, served) is { } address && (served is null || PageAddress.IsFrontPage(served) || !PageAddress.IsFrontPage(address)))
                return address;
        }

        return served;
    }

    /// <summary>Reads what a start tag says by itself.</summary>
    public void AddTag(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "html":
                Language ??= ValueOf(tag, "lang") ?? ValueOf(tag, "xml:lang");
                break;
            case "body":
                BodyNames = tag.GetAttribute("class");
                break;
            case "meta":
                AddMeta(tag);
                break;
            case "link" when Canonical is null && tag.GetAttribute("rel").Equals("canonical", StringComparison.OrdinalIgnoreCase):
                Canonical = ValueOf(tag, "href");
                break;
            case "time" when ValueOf(tag, "datetime") is { } datetime:
                AddTime(tag, datetime);
                break;
        }
    }

    /// <summary>Begins to collect the text of an element that says something about the page.</summary>
    public void Open(OpenElement element, HtmlTagToken tag)
    {
        element.Capture = CaptureOf(element.Tag, tag);
        if (element.Capture is not null)
            _captures++;
    }

    /// <summary>Adds text that stands in the elements of <paramref name="open"/>.</summary>
    public void AddText(List<OpenElement> open, string text)
    {
        if (_captures == 0)
            return;
        foreach (var element in open)
            element.Capture?.Add(text);
    }

    /// <summary>Ends what was collected of an element.</summary>
    public void Close(OpenElement element)
    {
        if (element.Capture is null)
            return;
        _captures--;
        element.Capture.End();
    }

    private void AddMeta(HtmlTagToken tag)
    {
        var name = ValueOf(tag, "property") ?? ValueOf(tag, "name") ?? ValueOf(tag, "itemprop") ?? ValueOf(tag, "http-equiv");
        if (name is not null && ValueOf(tag, "content") is { } content)
            _values.TryAdd(name, content);
    }

    private void AddTime(HtmlTagToken tag, string datetime)
    {
        if (IsDate(tag.GetAttribute("itemprop")))
            _values.TryAdd(tag.GetAttribute("itemprop"), datetime);
        else if (tag.Attributes.Exists(attribute => attribute.Name == "pubdate"))
            _values.TryAdd("datePublished", datetime);
        if (Time is null || (Headlines.Count > 0 && !_isTimeBelowHeadline))
            Time = datetime;
        _isTimeBelowHeadline |= Headlines.Count > 0;
    }

    private TextCapture? CaptureOf(string name, HtmlTagToken tag) => name switch
    {
        "title" when Title is null => Line(text => Title ??= text),
        "h1" when Headlines.Count < MostOfAKind => Line(Headlines.Add),
        "script" when Scripts.Count < MostOfAKind && tag.GetAttribute("type").Contains("ld+json", StringComparison.OrdinalIgnoreCase) =>
            new TextCapture(LongestScript, Scripts.Add),
        "script" or "style" => null,
        _ => CaptureOfProperty(tag),
    };

    private TextCapture? CaptureOfProperty(HtmlTagToken tag)
    {
        var property = tag.GetAttribute("itemprop");
        if (IsDate(property) || property is "headline" or "inLanguage" or "isAccessibleForFree")
            return ValueOf(tag, "content") is { } content && _values.TryAdd(property, content) ? null : Line(text => _values.TryAdd(property, text));
        if (property == "articleBody")
            _values.TryAdd(property, "");
        var isWriter = property == "author" || tag.GetAttribute("rel").Equals("author", StringComparison.OrdinalIgnoreCase);
        return isWriter && Writers.Count < MostOfAKind ? Line(Writers.Add) : null;
    }

    private static TextCapture Line(Action<string> done) => new(LongestText, text =>
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length > 0)
            done(line);
    });

    private static bool IsDate(string property) => property is "datePublished" or "dateModified" or "dateCreated";

    private static string? ValueOf(HtmlTagToken tag, string attribute) => tag.GetAttribute(attribute).Trim() is { Length: > 0 } value ? value : null;
}
