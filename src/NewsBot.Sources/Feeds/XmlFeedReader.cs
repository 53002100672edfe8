using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads RSS, Atom and CDF from their elements.</summary>
internal static class XmlFeedReader
{
    private static readonly XName[] Titles = [FeedNames.Core + "title", FeedNames.Dc + "title", FeedNames.Itunes + "title"];

    private static readonly XName[] Subtitles =
    [
        FeedNames.Core + "subtitle", FeedNames.Core + "tagline", FeedNames.Core + "description", FeedNames.Core + "abstract",
        FeedNames.Dc + "description", FeedNames.Itunes + "subtitle", FeedNames.Itunes + "summary",
    ];

    /// <summary>The feed; null where there is none.</summary>
    public static ParsedFeed? Read(XElement document, FeedDelivery delivery)
    {
        if (RootOf(document) is not { } root)
            return null;
        var feed = root.Element(FeedNames.Core + "channel") ?? root;
        var place = new FeedPlace(delivery, feed);
        var header = new FeedElement(feed, place);
        var read = new ParsedFeed
        {
            Format = FormatOf(root),
            Id = header.Id,
            Title = header.Line(Titles),
            Subtitle = header.Html(Subtitles),
            Link = header.Link,
            SelfLink = header.LinkOf("self"),
            HubLink = header.LinkOf("hub"),
            Language = header.Language,
            Authors = FeedPersons.Of(feed),
            Published = header.Published,
            Updated = header.Updated,
            UpdateInterval = UpdateRhythm.Of(feed),
            Entries = [],
        };
        var entries = root.DescendantsAndSelf().Where(IsEntry).Take(FeedReader.MostEntries).ToList();
        return read with { Entries = entries.ConvertAll(entry => FeedEntryReader.Read(entry, place, read)) };
    }

    /// <summary>Whether the document is a page of the web.</summary>
    public static bool IsPage(XElement document) => document.Elements().Any(e => e.Name.LocalName is "html" or "head" or "body");

    private static XElement? RootOf(XElement document)
    {
        if (document.Elements().FirstOrDefault(IsRoot) is { } root)
            return root;
        if (IsPage(document))
            return null;
        return document.Descendants().FirstOrDefault(IsRoot) ?? (document.Descendants().Any(IsEntry) ? document : null);
    }

    private static bool IsRoot(XElement element) =>
        element.Name == FeedNames.Rdf + "rdf"
        || (element.Name.Namespace == FeedNames.Core && element.Name.LocalName is "rss" or "feed" or "channel" or "rdf");

    private static bool IsEntry(XElement element) =>
        element.Name.Namespace == FeedNames.Core && element.Name.LocalName is "item" or "entry";

    private static string FormatOf(XElement root) => root.Name.LocalName switch
    {
        "rss" => $"RSS {VersionOf(root) ?? "2.0"}",
        "rdf" => "RSS 1.0",
        "feed" => $"Atom {VersionOf(root) ?? "1.0"}",
        "channel" when root.Attribute("href") is not null || root.Element(FeedNames.Core + "abstract") is not null => "CDF",
        _ => "RSS",
    };

    private static string? VersionOf(XElement root) => root.Attribute("version")?.Value is { Length: > 0 and < 10 } version ? version.Trim() : null;
}
