using System.Diagnostics;

namespace NewsBot.Sources.Feeds;

/// <summary>What was read from a file that should hold a feed.</summary>
/// <param name="File">The file.</param>
/// <param name="Json">All of it as one line of JSON.</param>
public sealed record FeedFileReport(string File, string Json)
{
    /// <summary>What the feed is written in, its title, language and number of entries, for people; null where it is none.</summary>
    public string? Summary { get; private init; }

    /// <summary>Why it is none, as a sentence; null where it is one.</summary>
    public string? Problem { get; private init; }

    internal static FeedFileReport Of(string file, FeedOutcome outcome) => outcome switch
    {
        FeedOutcome.Parsed(var feed) => new FeedFileReport(file, FeedJson.Serialize(file, feed))
        {
            Summary = $"{feed.Format}, {feed.Entries.Count} {(feed.Entries.Count == 1 ? "entry" : "entries")}, {feed.Language ?? "no language"}: {feed.Title ?? "no title"}",
        },
        FeedOutcome.Refused(var reason) => Refuse(file, reason),
        _ => throw new UnreachableException(),
    };

    internal static FeedFileReport Refuse(string file, string problem) => new(file, FeedJson.SerializeError(file, problem)) { Problem = problem };
}
