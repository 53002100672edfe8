using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands.Feeds;

/// <summary>Adds the feeds of a list that another program wrote, given as its text.</summary>
internal sealed class FeedsImportHandler(IFeedList feeds, IFeedOutlines outlines) : ICommandHandler
{
    private const int MostProblems = 20;

    public string Command => "feeds import";

    public string Summary => "add the feeds of an OPML file";

    public bool IsForAdmins => true;

    public ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct) => ValueTask.FromResult(
        request.Text.Length > 0 || request.Options.ContainsKey(CommandRequest.File) ? null : "Send an OPML file along; a file of this machine is read by: newsbot feeds import FILE");

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        if (!outlines.TryRead(request.Text, out var outline, out var problem))
            return new Reply.Refusal($"{problem} A file is read by: newsbot feeds import FILE");
        var added = await feeds.AddAllAsync(outline.Feeds, $"{request.Caller.Platform} {request.Caller.UserId}", ct);
        var fresh = added.Count(feed => feed.IsNew);
        var heading = $"Added {CoverageText.Counted(fresh, "feed")}, {added.Count - fresh} in the list already; 'newsbot run' polls them.";
        if (outline.Problems.Count == 0)
            return new Reply.Message(heading);
        var more = outline.Problems.Count - MostProblems;
        var rows = outline.Problems.Take(MostProblems).Select(p => new ReplyRow("left out", p));
        return new Reply.Listing(heading, [.. rows]) { Footer = more > 0 ? $"and {more} more" : null };
    }
}
