using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>Lists the newest headlines.</summary>
internal sealed class HeadlinesHandler(IArchive archive, TimeProvider clock) : ICommandHandler
{
    private const int Most = 10;

    public string Command => "headlines";

    public string Summary => "the newest headlines; options: source, since";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var source = request.Options.GetValueOrDefault("source");
        NewsTime? since = null;
        if (request.Options.GetValueOrDefault("since") is { } text)
        {
            if (!NewsTime.TryParse(text, out var time))
                return new Reply.Refusal($"\"{text}\" is not a date that I can read: write since as a day such as 2023-02-19.");
            since = time;
        }

        var headlines = await archive.HeadlinesAsync(new HeadlineQuery(clock.GetUtcNow(), Most) { Source = source, Since = since }, ct);
        if (headlines.Count == 0)
            return new Reply.Message(source is null && since is null ? CoverageText.Nothing : "No ingested article fits.");
        return new Reply.Listing("The newest headlines", [.. headlines.Select(h => new ReplyRow(h.Title, $"{h.Source}, {CoverageText.Day(h.Published)}") { Url = h.Url })]);
    }
}
