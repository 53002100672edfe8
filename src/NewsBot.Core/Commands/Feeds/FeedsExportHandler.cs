using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Gives the list of feeds in a form that other programs read.</summary>
internal sealed class FeedsExportHandler(IFeedList feeds, IFeedOutlines outlines, TimeProvider time) : ICommandHandler
{
    public string Command => "feeds export";

    public string Summary => "the feeds as an OPML file";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) =>
        new Reply.File("feeds.opml", outlines.Write(await feeds.ListAsync(ct), time.GetUtcNow()));
}
