using System.Runtime.CompilerServices;
using NewsBot.Ingestion;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion;

public sealed class QueueMeasureTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_waits_once_all_is_stored()
    {
        using var waiting = new Measurements("newsbot.queue.length");

        await _file.Newsroom.IngestAsync(News.Filler(100));

        Assert.NotEmpty(waiting.Lines);
        Assert.Equal(0, waiting.Sum);
    }

    [Fact]
    public async Task What_a_stop_leaves_behind_waits_no_longer()
    {
        using var waiting = new Measurements("newsbot.queue.length");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var pipeline = new IngestionPipeline(_file.Newsroom.Ports.Store, Retention.Forever);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in pipeline.IngestAsync(new Endless(), stop.Token))
                await stop.CancelAsync();
        });

        Assert.NotEmpty(waiting.Lines);
        Assert.Equal(0, waiting.Sum);
    }

    [Fact]
    public async Task What_became_of_each_thing_is_counted()
    {
        using var measured = new Measurements("newsbot.ingestion.articles");
        var article = News.Article("a", "A bridge", "The bridge opened on Monday.");

        await _file.Newsroom.IngestAsync(article, article with { Body = "" });
        await _file.Newsroom.IngestAsync(article);
        await _file.Newsroom.IngestAsync(article with { Body = "The bridge opened on Tuesday." });

        Assert.Equal(["added", "refused", "unchanged", "updated"], measured.Lines);
    }

    public void Dispose() => _file.Dispose();

    private sealed class Endless : IArticleSource
    {
        public string Name => "endless";

        public async IAsyncEnumerable<FetchOutcome> FetchAsync([EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            for (var i = 0; ; i++)
                yield return new FetchOutcome.Fetched($"endless:{i}", News.Article($"a{i}", $"Bridge {i}", $"The bridge number {i} opened on Monday."));
        }
    }
}
