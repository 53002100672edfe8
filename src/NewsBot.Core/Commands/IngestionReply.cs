using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Ingests a source and tells what came of it.</summary>
internal static class IngestionReply
{
    private const int MostRows = 10;

    public static async ValueTask<Reply> OfAsync(IIngestionPipeline pipeline, IArticleSource source, CommandRequest request, CancellationToken ct)
    {
        var summary = ScanSummary.None;
        List<ReplyRow> rows = [];
        await foreach (var outcome in pipeline.IngestAsync(source, ct))
        {
            summary = summary.With(outcome);
            request.Progress?.Report(IngestionText.Describe(summary));
            if (rows.Count < MostRows && RowOf(outcome) is { } row)
                rows.Add(row);
        }

        return ToReply(summary, rows);
    }

    private static ReplyRow? RowOf(IngestionOutcome outcome) => outcome switch
    {
        IngestionOutcome.Refused refused => new ReplyRow(refused.Place, refused.Reason),
        IngestionOutcome.Unreadable unreadable => new ReplyRow(unreadable.Place, unreadable.Reason),
        _ => null,
    };

    private static Reply ToReply(ScanSummary summary, List<ReplyRow> rows)
    {
        if (summary is { Unreadable: > 0, Added: 0, Updated: 0, Unchanged: 0, Refused: 0 })
            return new Reply.Refusal(string.Join('\n', rows.Select(row => $"{row.Name}: {row.Value}")));
        if (rows.Count == 0)
            return new Reply.Message(IngestionText.Describe(summary));
        var more = summary.Refused + summary.Unreadable - rows.Count;
        return new Reply.Listing(IngestionText.Describe(summary), rows) { Footer = more > 0 ? $"and {more} more" : null };
    }
}
