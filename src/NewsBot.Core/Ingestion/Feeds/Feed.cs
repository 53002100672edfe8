namespace NewsBot.Ingestion.Feeds;

/// <summary>A feed of the list: where it is, and how reading it went so far.</summary>
public sealed record Feed
{
    /// <summary>The store's number of it.</summary>
    public required long Id { get; init; }

    /// <summary>Where it is fetched.</summary>
    public required string Url { get; init; }

    /// <summary>Within what the ids of its entries are unique: the key of the address under which it was added, whatever its address is now.</summary>
    public required string Scope { get; init; }

    /// <summary>What it calls itself; null until it was read, or where it does not say.</summary>
    public string? Title { get; init; }

    /// <summary>BCP 47 tag, where it is known.</summary>
    public string? Language { get; init; }

    /// <summary>By what its owner sorts it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it is polled.</summary>
    public FeedState State { get; init; }

    /// <summary>What the site told with the state that was read last.</summary>
    public FeedValidators Validators { get; init; } = FeedValidators.None;

    /// <summary>When it is polled next.</summary>
    public required DateTimeOffset NextPoll { get; init; }

    /// <summary>Until when its site wants it left alone; null where it did not say at the last poll.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When it was polled last, with whatever success.</summary>
    public DateTimeOffset? LastPoll { get; init; }

    /// <summary>When it was read last.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>How often it asks to be fetched.</summary>
    public TimeSpan? AskedInterval { get; init; }

    /// <summary>How far apart its entries came; null while that is not known.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>When its newest entry came.</summary>
    public DateTimeOffset? LastNews { get; init; }

    /// <summary>How many polls in a row failed through its own fault, the last one left out: whose fault that was is not known yet.</summary>
    public int Failures { get; init; }

    /// <summary>Since when polls fail, our own outages left out; null while they do not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Whether the admins were told that it fails.</summary>
    public bool IsFailureTold { get; init; }

    /// <summary>Why the last poll failed, a sentence; null where it did not.</summary>
    public string? LastError { get; init; }

    /// <summary>Where its site says that it moved for good; it must say so twice.</summary>
    public string? MovedTo { get; init; }

    /// <summary>How many stored articles it brought.</summary>
    public int Articles { get; init; }

    /// <summary>Who added it.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The state in a word, which for one that is polled in vain is <c>failing</c>.</summary>
    public string StateName => State switch
    {
        FeedState.Paused => "paused",
        FeedState.Gone => "gone",
        _ => Failures > 0 ? "failing" : "active",
    };

    /// <summary>What people call it.</summary>
    public string Name => string.IsNullOrWhiteSpace(Title) ? Url : Title;
}

/// <summary>Whether a feed is polled.</summary>
public enum FeedState
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>An admin stopped it.</summary>
    Paused,

    /// <summary>Its site said that it is gone for good.</summary>
    Gone,
}

/// <summary>By what a site tells whether a feed changed.</summary>
/// <param name="ETag">The value of <c>ETag</c>.</param>
/// <param name="LastModified">The value of <c>Last-Modified</c>.</param>
public sealed record FeedValidators(string? ETag, string? LastModified)
{
    /// <summary>Neither.</summary>
    public static FeedValidators None { get; } = new(null, null);
}
