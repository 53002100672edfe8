namespace NewsBot.Sources.Feeds;

/// <summary>What became of bytes that should be a feed.</summary>
internal abstract record FeedOutcome
{
    private FeedOutcome()
    {
    }

    /// <summary>They are a feed.</summary>
    public sealed record Parsed(ParsedFeed Feed) : FeedOutcome;

    /// <summary>They are none; the reason is a sentence for people.</summary>
    public sealed record Refused(string Reason) : FeedOutcome;
}
