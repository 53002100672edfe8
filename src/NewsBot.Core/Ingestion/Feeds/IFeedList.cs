namespace NewsBot.Ingestion.Feeds;

/// <summary>What admins do with the list of feeds.</summary>
public interface IFeedList
{
    /// <summary>All feeds, in the order in which they were added.</summary>
    ValueTask<IReadOnlyList<Feed>> ListAsync(CancellationToken ct);

    /// <summary>The feed of this number or address; null where there is none.</summary>
    ValueTask<Feed?> FindAsync(string idOrUrl, CancellationToken ct);

    /// <summary>Why <paramref name="address"/> would be refused, as far as that shows without asking anything of it; null where nothing speaks against it.</summary>
    ValueTask<string?> JudgeAsync(string address, CancellationToken ct);

    /// <summary>Finds the feed at an address, or of the page there, adds it and takes in its entries at once.</summary>
    ValueTask<FeedAddition> AddAsync(string address, string addedBy, IProgress<ScanSummary>? report, CancellationToken ct);

    /// <summary>Adds feeds that are polled when they are due, which is now.</summary>
    ValueTask<IReadOnlyList<AddedFeed>> AddAllAsync(IReadOnlyList<OutlineFeed> outline, string addedBy, CancellationToken ct);

    /// <summary>Adds the feeds of <c>Ingestion:Feeds</c> that are not in the list.</summary>
    ValueTask AddConfiguredAsync(CancellationToken ct);

    /// <summary>Takes a feed off the list; its articles stay. False where it is not in the list any more.</summary>
    ValueTask<bool> RemoveAsync(Feed feed, CancellationToken ct);

    /// <summary>Fetches a feed now and takes in what is new.</summary>
    ValueTask<FeedReport> CheckAsync(Feed feed, IProgress<ScanSummary>? report, CancellationToken ct);

    /// <summary>Stops polling a feed. False where it is not in the list any more.</summary>
    ValueTask<bool> PauseAsync(Feed feed, CancellationToken ct);

    /// <summary>Polls a feed again that was paused or gone, from now on. False where it is not in the list any more.</summary>
    ValueTask<bool> ResumeAsync(Feed feed, CancellationToken ct);
}

/// <summary>What became of an address that was to be added.</summary>
public abstract record FeedAddition
{
    /// <summary>It was added and read.</summary>
    public sealed record Added(FeedReport Report) : FeedAddition;

    /// <summary>It is in the list already.</summary>
    public sealed record Known(Feed Feed) : FeedAddition;

    /// <summary>There is no feed; <paramref name="Reason"/> is a sentence for people.</summary>
    public sealed record NotFound(string Reason) : FeedAddition;
}

/// <summary>What was found in a feed that was read at once.</summary>
/// <param name="Feed">The feed as it is from now on.</param>
/// <param name="Entries">How many entries it holds; 0 where nothing changed since it was read last.</param>
/// <param name="Summary">What became of those that were new or changed.</param>
public sealed record FeedReport(Feed Feed, int Entries, ScanSummary Summary)
{
    /// <summary>Why it could not be read, a sentence; null where it was.</summary>
    public string? Problem { get; init; }

    /// <summary>Which entries were refused.</summary>
    public IReadOnlyList<IngestionOutcome.Refused> Refusals { get; init; } = [];

    /// <summary>Whether nothing is left over for the next poll.</summary>
    public bool IsComplete { get; init; }
}
