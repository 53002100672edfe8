using System.Globalization;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Lists the feeds and how reading them goes.</summary>
internal sealed class FeedsListHandler(IFeedList feeds, TimeProvider time) : ICommandHandler
{
    private static readonly string[] Columns = ["#", "feed", "state", "last success", "articles", "next poll"];

    public string Command => "feeds list";

    public string Summary => "the feeds: state, last success, articles, next poll";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var list = await feeds.ListAsync(ct);
        if (list.Count == 0)
            return new Reply.Message("There are no feeds. 'feeds add URL' adds one.");
        var now = time.GetUtcNow();
        return new Reply.Table(CoverageText.Counted(list.Count, "feed"), Columns, [.. list.Select(feed => RowOf(feed, now))]);
    }

    private static TableRow RowOf(Feed feed, DateTimeOffset now) => new(
        [
            feed.Id.ToString(CultureInfo.InvariantCulture),
            feed.Name,
            feed.StateName,
            feed.LastSuccess is { } success ? $"{FeedText.Span(now - success)} ago" : "never",
            feed.Articles.ToString("N0", CultureInfo.InvariantCulture),
            feed.State != FeedState.Active ? "none" : feed.NextPoll <= now ? "now" : $"in {FeedText.Span(feed.NextPoll - now)}",
        ],
        [.. NotesOf(feed, now)]);

    private static IEnumerable<string> NotesOf(Feed feed, DateTimeOffset now)
    {
        if (feed.Title is not null)
            yield return feed.Url;
        if (feed.Tags.Count > 0)
            yield return $"tags: {string.Join(", ", feed.Tags)}";
        if (feed.LastError is not null && feed.FailingSince is { } since)
            yield return feed.Failures > 0 ? $"fails for {FeedText.Span(now - since)}: {feed.LastError}" : $"last poll: {feed.LastError}";
    }
}
