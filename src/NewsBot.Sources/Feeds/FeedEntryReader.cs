using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads an entry of an XML feed.</summary>
internal static class FeedEntryReader
{
    private static readonly XName[] Titles = [FeedNames.Core + "title", FeedNames.Dc + "title", FeedNames.Media + "title", FeedNames.Itunes + "title"];

    private static readonly XName[] Contents =
    [
        FeedNames.Content + "encoded", FeedNames.Core + "content", FeedNames.Xhtml + "body", FeedNames.Xhtml + "div", FeedNames.Core + "body", FeedNames.Core + "fullitem",
    ];

    private static readonly XName[] Descriptions =
    [
        FeedNames.Core + "description", FeedNames.Core + "abstract", FeedNames.Dc + "description", FeedNames.Media + "description",
        FeedNames.Itunes + "summary", FeedNames.Itunes + "subtitle",
    ];

    private static readonly XName[] Summaries = [FeedNames.Core + "summary"];

    /// <summary>The entry, which takes from its feed what it does not say itself.</summary>
    public static FeedEntry Read(XElement entry, FeedPlace place, ParsedFeed feed)
    {
        SpreadMediaGroup(entry);
        var element = new FeedElement(entry, place);
        var (summary, content) = TextsOf(element);
        return new FeedEntry
        {
            Id = element.Id,
            Title = element.Line(Titles),
            Link = element.Link,
            OriginalLink = FeedAddress.Resolve(entry.Element(FeedNames.FeedBurner + "origlink")?.Value, null),
            Published = element.Published,
            Updated = element.Updated,
            Summary = summary,
            Content = content,
            Authors = AuthorsOf(entry, feed),
            Language = element.Language ?? feed.Language,
        };
    }

    // In RSS a summary beside a description is the shorter of the two.
    private static (string? Summary, string? Content) TextsOf(FeedElement element)
    {
        var (summary, description, content) = (element.Html(Summaries), element.Html(Descriptions), element.Html(Contents));
        return (summary ?? description, content ?? (summary is null ? null : description));
    }

    // Only in Atom the author of a feed wrote its entries.
    private static IReadOnlyList<string> AuthorsOf(XElement entry, ParsedFeed feed)
    {
        var authors = FeedPersons.Of(entry);
        return authors.Count == 0 && entry.Name.LocalName == "entry" ? feed.Authors : authors;
    }

    private static void SpreadMediaGroup(XElement entry)
    {
        if (entry.Element(FeedNames.Media + "group") is { } group)
            entry.Add(group.Elements(FeedNames.Media + "title"), group.Elements(FeedNames.Media + "description"));
    }
}
