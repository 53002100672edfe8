using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Fetches a feed now and says what is wrong with it.</summary>
internal sealed class FeedsCheckHandler(IFeedList feeds) : ICommandHandler
{
    public string Command => "feeds check";

    public string Summary => "fetch a feed now, ingest what is new, and say what is wrong";

    public bool IsForAdmins => true;

    public bool IsLong => true;

    public async ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct)
    {
        if (await feeds.FindAsync(request.Text, ct) is not { } feed)
            return FeedText.NoSuch(request.Text).Text;
        return await feeds.JudgeAsync(feed.Url, ct) is { } reason ? $"{FeedText.Name(feed)} cannot be read: {reason}" : null;
    }

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        if (await feeds.FindAsync(request.Text, ct) is not { } feed)
            return FeedText.NoSuch(request.Text);
        var report = await feeds.CheckAsync(feed, FeedText.Progress(request), ct);
        return report.Problem is { } problem
            ? new Reply.Refusal($"{FeedText.Name(feed)} cannot be read: {problem}")
            : FeedText.Describe($"{FeedText.Name(report.Feed)} is fine: {FeedText.Contents(report)}.", report);
    }
}
