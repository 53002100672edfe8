using NewsBot.Articles;

namespace NewsBot.Ingestion.Feeds;

/// <summary>Where the list of feeds is kept, with what was seen of each.</summary>
public interface IFeedStore
{
    /// <summary>All feeds, in the order in which they were added.</summary>
    ValueTask<IReadOnlyList<Feed>> ListAsync(CancellationToken ct);

    /// <summary>The feed of this number or address; an address may be written otherwise than in the list. Null where there is none.</summary>
    ValueTask<Feed?> FindAsync(string idOrUrl, CancellationToken ct);

    /// <summary>The active feeds whose poll is due at <paramref name="now"/>, the longest waiting first.</summary>
    ValueTask<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>When the first poll of an active feed is due after <paramref name="after"/>; null where there is none.</summary>
    ValueTask<DateTimeOffset?> NextPollAsync(DateTimeOffset after, CancellationToken ct);

    /// <summary>Adds feeds, all of them or none. For one whose address is in the list the listed one comes back, with the new tags added to its own.</summary>
    ValueTask<IReadOnlyList<AddedFeed>> AddAsync(IReadOnlyList<NewFeed> feeds, CancellationToken ct);

    /// <summary>Takes a feed off the list; its articles stay. False where there is none.</summary>
    ValueTask<bool> RemoveAsync(long feed, CancellationToken ct);

    /// <summary>Pauses a feed, or makes it active with a next poll. False where there is none.</summary>
    ValueTask<bool> SetStateAsync(long feed, FeedState state, DateTimeOffset nextPoll, CancellationToken ct);

    /// <summary>Brings the next polls of feeds forward to <paramref name="now"/>.</summary>
    ValueTask HastenAsync(IReadOnlyList<long> feeds, DateTimeOffset now, CancellationToken ct);

    /// <summary>What is remembered of these entries of a feed, in the order asked; null for one that was not seen.</summary>
    ValueTask<IReadOnlyList<SeenEntry?>> SeenAsync(long feed, IReadOnlyList<string> entryKeys, CancellationToken ct);

    /// <summary>Has the entries of a feed that brought no article tried once more.</summary>
    ValueTask RetryRefusedAsync(long feed, CancellationToken ct);

    /// <summary>
    /// Stores how polls ended, all of them or none. A feed that an admin removed or paused meanwhile stays so, and one whose new address
    /// another feed has keeps its own.
    /// </summary>
    ValueTask SaveAsync(IReadOnlyList<PolledFeed> polls, CancellationToken ct);
}

/// <summary>A feed to be added.</summary>
/// <param name="Url">Its address, which is http or https.</param>
/// <param name="AddedBy">Who adds it.</param>
/// <param name="NextPoll">When it is polled first.</param>
public sealed record NewFeed(string Url, string AddedBy, DateTimeOffset NextPoll)
{
    /// <summary>What it is called, where that is known.</summary>
    public string? Title { get; init; }

    /// <summary>By what it is sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>What became of a feed that was to be added.</summary>
/// <param name="Feed">The feed of the list.</param>
/// <param name="IsNew">False where it was in the list already.</param>
public sealed record AddedFeed(Feed Feed, bool IsNew);

/// <summary>How a poll ended.</summary>
/// <param name="Feed">The feed as it is from now on.</param>
/// <param name="Entries">What is to be remembered of its entries.</param>
public sealed record PolledFeed(Feed Feed, IReadOnlyList<SeenEntry> Entries);

/// <summary>What is remembered of an entry, so that it is not read again while it looks like this.</summary>
/// <param name="Key">The first identity key of its article.</param>
/// <param name="Look">What tells how it was served from how it may be served another time.</param>
/// <param name="Article">Its article; null where there is none.</param>
public sealed record SeenEntry(string Key, long Look, ArticleId? Article)
{
    /// <summary>How often it could not be read for a reason that may pass; 0 once nothing is left to try.</summary>
    public int Tries { get; init; }
}
