namespace NewsBot.Ingestion.Feeds;

/// <summary>Fetches feeds from the web. Every ending is a value, except that the token ends it.</summary>
public interface IFeedFetcher
{
    /// <summary>Why <paramref name="address"/> would be refused, as far as that shows without asking anything of it; null where nothing speaks against it.</summary>
    ValueTask<string?> JudgeAsync(string address, CancellationToken ct);

    /// <summary>The feed at <paramref name="address"/>, or the one that the page there leads to.</summary>
    ValueTask<FeedFinding> FindAsync(string address, CancellationToken ct);

    /// <summary>Fetches a feed of the list as it is now.</summary>
    ValueTask<FeedFetch> FetchAsync(Feed feed, CancellationToken ct);
}

/// <summary>What was found where a feed was looked for.</summary>
public abstract record FeedFinding
{
    /// <summary>A feed; <paramref name="Url"/> is its address.</summary>
    public sealed record Found(string Url, ServedFeed Feed) : FeedFinding;

    /// <summary>None; <paramref name="Reason"/> is a sentence for people.</summary>
    public sealed record None(string Reason) : FeedFinding;
}

/// <summary>How fetching a feed ended.</summary>
public abstract record FeedFetch
{
    /// <summary>Where its site says that it moved for good; null where it does not say so.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The feed was served.</summary>
    public sealed record Served(ServedFeed Feed) : FeedFetch;

    /// <summary>Nothing changed since it was read last.</summary>
    public sealed record Unchanged(FeedValidators Validators) : FeedFetch;

    /// <summary>It could not be read; <paramref name="Reason"/> is a sentence for people.</summary>
    public sealed record Failed(string Reason) : FeedFetch
    {
        /// <summary>How long its site wants to be left alone, where it said so.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>Whether its site said that it is gone for good.</summary>
        public bool IsGone { get; init; }
    }
}
