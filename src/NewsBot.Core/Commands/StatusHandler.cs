using System.Globalization;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands;

/// <summary>Tells what the database holds.</summary>
internal sealed class StatusHandler(IArchive archive, IFeedStore feeds) : ICommandHandler
{
    private const double BytesPerMegabyte = 1024 * 1024;

    public string Command => "status";

    public string Summary => "how much is ingested and stored";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var status = await archive.StatusAsync(ct);
        ReplyRow[] rows =
        [
            new("articles", Number(status.Coverage.Articles)),
            new("versions", Number(status.Versions)),
            new("outlets", Number(status.Coverage.Sources)),
            new("feeds", InStates(await feeds.ListAsync(ct))),
            new("newest", status.Coverage.Newest is { } newest ? CoverageText.Day(newest) : "none"),
            new("questions kept", Number(status.QuestionsKept)),
            new("database", string.Create(CultureInfo.InvariantCulture, $"{status.FileBytes / BytesPerMegabyte:N1} MB")),
            new("schema", $"version {Number(status.SchemaVersion)} (SQLite {status.SqliteVersion})"),
        ];
        return new Reply.Listing("Status", rows) { Footer = status.Coverage.Articles == 0 ? CoverageText.Nothing : null };
    }

    /// <summary>How many there are, such as <c>12: 10 active, 2 failing</c>.</summary>
    private static string InStates(IReadOnlyList<Feed> list)
    {
        var states = list.CountBy(feed => feed.StateName).OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => $"{Number(state.Value)} {state.Key}");
        return list.Count == 0 ? "none" : $"{Number(list.Count)}: {string.Join(", ", states)}";
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
