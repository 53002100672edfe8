namespace NewsBot.Commands;

/// <summary>Lists the outlets.</summary>
internal sealed class SourcesHandler(IArchive archive) : ICommandHandler
{
    private const int MostRows = 50;

    public string Command => "sources";

    public string Summary => "the outlets whose news is ingested";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var sources = await archive.SourcesAsync(ct);
        if (sources.Count == 0)
            return new Reply.Message(CoverageText.Nothing);
        ReplyRow[] rows = [.. sources.Take(MostRows).Select(source => new ReplyRow(source.Name, Describe(source)))];
        var more = sources.Count - rows.Length;
        return new Reply.Listing(CoverageText.Counted(sources.Count, "outlet"), rows)
        {
            Footer = more > 0 ? $"and {CoverageText.Counted(more, "outlet")} more" : null,
        };
    }

    private static string Describe(SourceSummary source)
    {
        var articles = CoverageText.Counted(source.Articles, "article");
        return (source.Oldest, source.Newest) switch
        {
            ({ } oldest, { } newest) when oldest.Day != newest.Day => $"{articles}, {CoverageText.Day(oldest)} to {CoverageText.Day(newest)}",
            (_, { } newest) => $"{articles}, {CoverageText.Day(newest)}",
            _ => articles,
        };
    }
}
