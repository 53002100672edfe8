using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Stops polling a feed.</summary>
internal sealed class FeedsPauseHandler(IFeedList feeds) : ICommandHandler
{
    public string Command => "feeds pause";

    public string Summary => "stop polling a feed until it is resumed";

    public bool IsForAdmins => true;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) =>
        await feeds.FindAsync(request.Text, ct) is { } feed && await feeds.PauseAsync(feed, ct)
            ? new Reply.Message($"{FeedText.Name(feed)} is paused.")
            : FeedText.NoSuch(request.Text);
}
