using NewsBot.Articles;

namespace NewsBot.Ingestion.Feeds;

/// <summary>A feed as it was served once.</summary>
/// <param name="Entries">Its entries in its order, none twice, given the scope within which their ids are unique (see <see cref="Feed.Scope"/>).</param>
public sealed record ServedFeed(Func<string, IReadOnlyList<ServedEntry>> Entries)
{
    /// <summary>What it calls itself, plain text.</summary>
    public string? Title { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>How often it asks to be fetched.</summary>
    public TimeSpan? AskedInterval { get; init; }

    /// <summary>To be sent with the next request for it.</summary>
    public FeedValidators Validators { get; init; } = FeedValidators.None;
}

/// <summary>An entry of a served feed.</summary>
/// <param name="Key">The first identity key of its article.</param>
/// <param name="Look">Tells how it was served from how it may be served another time.</param>
/// <param name="ReadAsync">Reads its article: from the feed where it is there, else from its page.</param>
public sealed record ServedEntry(string Key, long Look, Func<CancellationToken, ValueTask<EntryReading>> ReadAsync)
{
    /// <summary>When it was published.</summary>
    public NewsTime? Published { get; init; }

    /// <summary>Whether its page has to be fetched.</summary>
    public bool HasPage { get; init; }
}

/// <summary>What an entry was read as.</summary>
/// <param name="Outcome">Its article, or why there is none.</param>
/// <param name="Ending">Whether it is read again.</param>
public sealed record EntryReading(FetchOutcome Outcome, EntryEnding Ending);

/// <summary>Whether an entry is read again while it looks the same.</summary>
public enum EntryEnding
{
    /// <summary>It was read, or will never be.</summary>
    Final,

    /// <summary>It could not be read, for a reason that may pass.</summary>
    Failed,

    /// <summary>It was not tried.</summary>
    Skipped,
}
