namespace NewsBot.Ingestion.Feeds;

/// <summary>Polls one feed: fetches it and stores what is new in it. What is to be remembered of the poll is not stored yet.</summary>
internal sealed class FeedPoll(IFeedFetcher fetcher, IFeedStore feeds, IIngestionPipeline pipeline)
{
    /// <summary>So many entries whose pages have to be fetched are read in one poll; the others have to wait for the next.</summary>
    public const int MostPages = 50;

    /// <summary>Fetches <paramref name="feed"/> and stores what is new.</summary>
    public async Task<PollResult> RunAsync(Feed feed, IProgress<ScanSummary>? progress, CancellationToken ct)
    {
        var fetch = await fetcher.FetchAsync(feed, ct);
        return fetch is FeedFetch.Served { Feed: var served } ? (await TakeInAsync(feed, served, progress, ct)) with { Fetch = fetch } : new PollResult(feed, fetch);
    }

    /// <summary>Stores what is new in <paramref name="feed"/> as it was served.</summary>
    public async Task<PollResult> TakeInAsync(Feed feed, ServedFeed served, IProgress<ScanSummary>? progress, CancellationToken ct)
    {
        var entries = served.Entries(feed.Scope);
        var fresh = await FreshAsync(feed, entries, ct);
        var wanted = WithinLimits(fresh);
        var articles = new EntryArticles(feed.Url, wanted);
        var result = new PollResult(feed, new FeedFetch.Served(served)) { Entries = entries, Fresh = fresh.Count };
        if (fresh.Count == 0)
            return result;
        List<SeenEntry> seen = [];
        List<IngestionOutcome.Refused> problems = [];
        await foreach (var outcome in pipeline.IngestAsync(articles, ct))
        {
            result = result with { Summary = result.Summary.With(outcome) };
            if (articles.Conclude(outcome) is { } entry)
                seen.Add(entry);
            if (outcome is IngestionOutcome.Refused refused)
                problems.Add(refused);
            progress?.Report(result.Summary);
        }

        return result with
        {
            Seen = seen,
            Problems = problems,
            IsComplete = seen.Count == fresh.Count && seen.TrueForAll(entry => entry.Tries == 0),
            HasMore = wanted.Count < fresh.Count,
        };
    }

    private async ValueTask<List<FreshEntry>> FreshAsync(Feed feed, IReadOnlyList<ServedEntry> entries, CancellationToken ct)
    {
        var seen = await feeds.SeenAsync(feed.Id, [.. entries.Select(e => e.Key)], ct);
        List<FreshEntry> fresh = [];
        for (var i = 0; i < entries.Count; i++)
        {
            if (seen[i]?.Look != entries[i].Look)
                fresh.Add(new FreshEntry(entries[i], 0));
            else if (seen[i]!.Tries > 0)
                fresh.Add(new FreshEntry(entries[i], seen[i]!.Tries));
        }

        return fresh;
    }

    private static List<FreshEntry> WithinLimits(List<FreshEntry> fresh)
    {
        var pages = 0;
        return fresh.FindAll(entry => !entry.Served.HasPage || ++pages <= MostPages);
    }
}

/// <summary>How a poll went.</summary>
/// <param name="Feed">The feed as it was before.</param>
/// <param name="Fetch">How fetching it ended.</param>
internal sealed record PollResult(Feed Feed, FeedFetch Fetch)
{
    /// <summary>What became of the entries that were new or changed.</summary>
    public ScanSummary Summary { get; init; } = ScanSummary.None;

    /// <summary>What is to be remembered of them.</summary>
    public IReadOnlyList<SeenEntry> Seen { get; init; } = [];

    /// <summary>Which were refused, and why.</summary>
    public IReadOnlyList<IngestionOutcome.Refused> Problems { get; init; } = [];

    /// <summary>All entries that were served.</summary>
    public IReadOnlyList<ServedEntry> Entries { get; init; } = [];

    /// <summary>How many of them were new or changed.</summary>
    public int Fresh { get; init; }

    /// <summary>Whether all of them were read that ever will be.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Whether some wait for the next poll only because there are so many.</summary>
    public bool HasMore { get; init; }
}
