using NewsBot.Articles;

namespace NewsBot.Sources.Feeds;

/// <summary>A feed as it was served once.</summary>
internal sealed record ParsedFeed
{
    /// <summary>What it is written in, such as <c>RSS 2.0</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The id that it gives itself.</summary>
    public string? Id { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Safe HTML (see <see cref="SafeHtml"/>).</summary>
    public string? Subtitle { get; init; }

    /// <summary>The page that it is the feed of, an http(s) address.</summary>
    public string? Link { get; init; }

    /// <summary>Where it says that it is served from.</summary>
    public string? SelfLink { get; init; }

    /// <summary>The WebSub hub that tells of changes.</summary>
    public string? HubLink { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Names, without mail addresses where there is a name.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When this issue of it was published.</summary>
    public NewsTime? Published { get; init; }

    /// <summary>When it last changed.</summary>
    public NewsTime? Updated { get; init; }

    /// <summary>How often it asks to be fetched (<c>ttl</c>, the syndication module); null where it does not say.</summary>
    public TimeSpan? UpdateInterval { get; init; }

    /// <summary>The entries in the order of the feed.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}
