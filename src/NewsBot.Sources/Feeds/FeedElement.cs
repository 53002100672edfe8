using System.Xml.Linq;
using NewsBot.Articles;

namespace NewsBot.Sources.Feeds;

/// <summary>What a feed and its entries have alike.</summary>
internal sealed class FeedElement(XElement element, FeedPlace place)
{
    private static readonly XName About = FeedNames.Rdf + "about";

    private static readonly XName[] PublishedDates =
    [
        FeedNames.Core + "pubdate", FeedNames.Core + "published", FeedNames.Core + "issued", FeedNames.DcTerms + "issued", FeedNames.Dc + "date",
        FeedNames.Core + "created", FeedNames.DcTerms + "created",
    ];

    private static readonly XName[] UpdatedDates =
        [FeedNames.Core + "updated", FeedNames.Core + "modified", FeedNames.DcTerms + "modified", FeedNames.Core + "lastbuilddate"];

    public string? Language => place.LanguageOf(element);

    public NewsTime? Published => Date(PublishedDates);

    public NewsTime? Updated => Date(UpdatedDates) ?? FeedDate.Read(element.Attribute("lastmod")?.Value);

    /// <summary>The id to the letter; only one that is a path leads from the feed's base.</summary>
    public string? Id
    {
        get
        {
            var id = Trimmed(Child("guid")?.Value) ?? Trimmed(Child("id")?.Value) ?? Trimmed(element.Attribute(About)?.Value);
            return id is ['/', ..] && MayBeLink ? FeedAddress.Resolve(id, place.BaseOf(element)) ?? id : id;
        }
    }

    /// <summary>The page: a link in text, as RSS has it, or one that is called alternate, as Atom has it; else a GUID that is a link.</summary>
    public string? Link
    {
        get
        {
            var written = element.Elements(FeedNames.Core + "link").Where(link => link.Attribute("href") is null);
            return written.Select(link => Resolve(link, link.Value)).FirstOrDefault(link => link is not null)
                ?? LinkOf("alternate")
                ?? Resolve(element, element.Attribute("href")?.Value)
                ?? (MayBeLink && Child("guid") is { } guid ? Resolve(guid, guid.Value) : null);
        }
    }

    private bool MayBeLink => Child("guid")?.Attribute("ispermalink")?.Value.Trim() is not { } value || !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>The link of this kind in an <c>href</c>; of several, the first that leads to HTML.</summary>
    public string? LinkOf(string kind) => element.Elements(FeedNames.Core + "link")
        .Where(link => string.Equals(Trimmed(link.Attribute("rel")?.Value) ?? "alternate", kind, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(link => link.Attribute("type")?.Value.Contains("html", StringComparison.OrdinalIgnoreCase) ?? true)
        .Select(link => Resolve(link, link.Attribute("href")?.Value)).FirstOrDefault(link => link is not null);

    /// <summary>The first text among the children of these names, in the order of the names, on one line.</summary>
    public string? Line(IEnumerable<XName> names) => Named(names).Select(FeedText.LineOf).FirstOrDefault(line => line is not null);

    /// <summary>The same as safe HTML.</summary>
    public string? Html(IEnumerable<XName> names) =>
        Named(names).Select(e => FeedText.HtmlOf(e, place.BaseOf(e))).FirstOrDefault(html => html is not null);

    private NewsTime? Date(IEnumerable<XName> names) => Named(names).Select(date => FeedDate.Read(date.Value)).FirstOrDefault(date => date is not null);

    private IEnumerable<XElement> Named(IEnumerable<XName> names) => names.SelectMany(element.Elements);

    private XElement? Child(string name) => element.Element(FeedNames.Core + name);

    private string? Resolve(XElement at, string? address) => FeedAddress.Resolve(address, place.BaseOf(at));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
