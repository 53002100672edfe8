using System.Globalization;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Says in words what there is to say of feeds.</summary>
internal static class FeedText
{
    private const int MostRefusals = 10;

    /// <summary>The refusal for a feed that is not there.</summary>
    public static Reply.Refusal NoSuch(string wanted) => new(wanted.Length == 0
        ? "Name a feed by its number or address; 'feeds list' shows them."
        : $"There is no feed {wanted} in the list; 'feeds list' shows which there are.");

    /// <summary>How a feed is called in a sentence.</summary>
    public static string Name(Feed feed) => feed.Title is null ? feed.Url : $"“{feed.Title}” ({feed.Url})";

    /// <summary>A span as people say it, such as <c>5 min</c>, <c>3 h</c> or <c>2 days</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalHours: < 36 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };

    /// <summary>What a feed that was read holds, such as <c>32 entries, en: added 30, updated 0, unchanged 0, refused 2</c>.</summary>
    public static string Contents(FeedReport report)
    {
        var news = report.Summary == ScanSummary.None ? "nothing new" : IngestionText.Describe(report.Summary);
        return $"{Entries(report.Entries)}, {report.Feed.Language ?? "no language given"}: {news}";
    }

    /// <summary>What was found, with the first refusals below.</summary>
    public static Reply Describe(string heading, FeedReport report)
    {
        var rest = report.IsComplete ? null : "Some entries are left for the next poll.";
        if (report.Refusals.Count == 0)
            return new Reply.Message(rest is null ? heading : $"{heading}\n{rest}");
        var more = report.Refusals.Count - MostRefusals;
        var rows = report.Refusals.Take(MostRefusals).Select(r => new ReplyRow(r.Place, r.Reason));
        return new Reply.Listing(heading, [.. rows]) { Footer = more > 0 ? $"and {more} more" : rest };
    }

    /// <summary>How many entries, in words.</summary>
    public static string Entries(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "entry" : "entries")}");

    /// <summary>Tells how far reading a feed is.</summary>
    public static IProgress<ScanSummary>? Progress(CommandRequest request) =>
        request.Progress is { } progress ? new Told(progress) : null;

    private sealed class Told(IProgress<string> progress) : IProgress<ScanSummary>
    {
        public void Report(ScanSummary value) => progress.Report(IngestionText.Describe(value));
    }
}
