using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Takes a feed off the list.</summary>
internal sealed class FeedsRemoveHandler(IFeedList feeds) : ICommandHandler
{
    public string Command => "feeds remove";

    public string Summary => "take a feed off the list; its articles stay";

    public bool IsForAdmins => true;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) =>
        await feeds.FindAsync(request.Text, ct) is { } feed && await feeds.RemoveAsync(feed, ct)
            ? new Reply.Message($"Removed {FeedText.Name(feed)}; its articles stay.")
            : FeedText.NoSuch(request.Text);
}
