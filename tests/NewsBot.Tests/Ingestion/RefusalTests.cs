using NewsBot.Ingestion;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion;

public sealed class RefusalTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_source_refuses_or_cannot_read_is_told_in_its_place_and_stops_nothing()
    {
        var source = new ListSource(
        [
            new FetchOutcome.Refused("bulk.jsonl:1", "This line is not JSON."),
            new FetchOutcome.Fetched("bulk.jsonl:2", News.Article("a", "Zeppelin lands", "The zeppelin landed near a farm.")),
            new FetchOutcome.Unreadable("missing.txt", "There is no such file."),
            new FetchOutcome.Fetched("blank.txt", News.Article("b", "Blank", " \n")),
        ]);

        var outcomes = await new IngestionPipeline(_file.Newsroom.Ports.Store, Retention.Forever).IngestAsync(source, Ct).ToListAsync(Ct);

        Assert.Equal(new IngestionOutcome.Refused("bulk.jsonl:1", "This line is not JSON."), outcomes[0]);
        Assert.Equal("bulk.jsonl:2", Assert.IsType<IngestionOutcome.Added>(outcomes[1]).Place);
        Assert.Equal(new IngestionOutcome.Unreadable("missing.txt", "There is no such file."), outcomes[2]);
        Assert.Equal(new IngestionOutcome.Refused("blank.txt", "it has no text"), outcomes[3]);
        Assert.Equal(4, outcomes.Count);
    }

    public void Dispose() => _file.Dispose();
}
