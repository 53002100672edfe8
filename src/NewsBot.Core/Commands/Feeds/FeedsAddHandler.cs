using System.Diagnostics;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Adds a feed, found by its address or that of a page, and takes in its entries.</summary>
internal sealed class FeedsAddHandler(IFeedList feeds) : ICommandHandler
{
    public string Command => "feeds add";

    public string Summary => "add the feed at an address, or of the page there, and ingest it";

    public bool IsForAdmins => true;

    public bool IsLong => true;

    public async ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct)
    {
        if (request.Text.Length == 0)
            return "Name the address of a feed or of a page, such as: feeds add https://example.com/feed.xml";
        return await feeds.JudgeAsync(request.Text, ct) is { } reason ? $"{request.Text}: {reason}" : null;
    }

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) =>
        await feeds.AddAsync(request.Text.Trim(), $"{request.Caller.Platform} {request.Caller.UserId}", FeedText.Progress(request), ct) switch
        {
            FeedAddition.Added(var report) => FeedText.Describe($"Added {FeedText.Name(report.Feed)}: {FeedText.Contents(report)}.", report),
            FeedAddition.Known(var feed) => new Reply.Refusal($"{FeedText.Name(feed)} is in the list already, as number {feed.Id}, and is {feed.StateName}."),
            FeedAddition.NotFound(var reason) => new Reply.Refusal($"{request.Text}: {reason}"),
            _ => throw new UnreachableException(),
        };
}
