using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Polls a feed again.</summary>
internal sealed class FeedsResumeHandler(IFeedList feeds) : ICommandHandler
{
    public string Command => "feeds resume";

    public string Summary => "poll a feed again that was paused or gone";

    public bool IsForAdmins => true;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) =>
        await feeds.FindAsync(request.Text, ct) is { } feed && await feeds.ResumeAsync(feed, ct)
            ? new Reply.Message($"{FeedText.Name(feed)} is polled again, from now on.")
            : FeedText.NoSuch(request.Text);
}
