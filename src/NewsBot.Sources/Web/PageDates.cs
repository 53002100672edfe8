using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Sources.Feeds;

namespace NewsBot.Sources.Web;

/// <summary>Finds when an article was published and changed: in JSON-LD, in <c>meta</c>, in a marked <c>time</c>, in the address.</summary>
internal static partial class PageDates
{
    private const int EarliestYear = 1800;

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datePublished", "parsely-pub-date", "sailthru.date",
        "cXenseParse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dcterms.date", "date", "pubdate", "publishdate",
        "publish_date", "publish-date", "publication_date", "originalpublicationdate", "article_date_original", "rnews:datePublished", "dateCreated",
    ];

    private static readonly string[] UpdatedNames =
    [
        "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "dateModified", "last-modified", "lastmod",
        "dcterms.modified", "dc.date.modified", "rnews:dateModified", "revised",
    ];

    /// <summary>When it was published.</summary>
    public static NewsTime? Published(PageMarkup markup, StructuredData data, Uri? address) =>
        TimeOf(data.Text("datePublished")) ?? FirstOf(markup, PublishedNames) ?? TimeOf(markup.Time) ?? TimeOf(data.Text("dateCreated")) ?? InAddress(address);

    /// <summary>When it was changed; null where that was not after it was published.</summary>
    public static NewsTime? Updated(PageMarkup markup, StructuredData data, NewsTime? published)
    {
        var updated = TimeOf(data.Text("dateModified")) ?? FirstOf(markup, UpdatedNames);
        return updated is { } time && published is { } first && time.Instant <= first.Instant ? null : updated;
    }

    private static NewsTime? FirstOf(PageMarkup markup, string[] names)
    {
        foreach (var name in names)
        {
            if (TimeOf(markup.First(name)) is { } time)
                return time;
        }

        return null;
    }

    private static NewsTime? TimeOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;
        if (OfEpoch(text) is { } instant)
            return NewsTime.OfInstant(instant);
        return FeedDate.Read(text) is { } time && time.Instant.Year >= EarliestYear && time.Instant != DateTimeOffset.UnixEpoch ? time : null;
    }

    /// <summary>Seconds or milliseconds since 1970.</summary>
    private static DateTimeOffset? OfEpoch(string text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    private static NewsTime? InAddress(Uri? address)
    {
        if (address is null || DayInPath().Match(address.AbsolutePath) is not { Success: true } match)
            return null;
        var text = match.Groups["name"] is { Success: true } name
            ? $"{match.Groups["d"].Value} {name.Value} {match.Groups["y"].Value}"
            : $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}";
        return TimeOf(text);
    }

    /// <summary><c>/2019/11/18/</c>, <c>/2019-11-18-</c>, <c>/20191118/</c>, <c>/2019/nov/18/</c>.</summary>
    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)(?:(?<s>[/-])(?:(?<m>\d{1,2})|(?<name>[a-z]{3,9}))\k<s>(?<d>\d{1,2})|(?<m>[01]\d)(?<d>[0-3]\d))(?!\d)")]
    private static partial Regex DayInPath();
}
