using Microsoft.Extensions.Logging;
using Moq;
using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval.Vectors;

public sealed class WordVectorWorkerTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SteppedTime _time = new();
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly Mock<IWordVectorStore> _store = new();

    public WordVectorWorkerTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_looks_every_hour_whether_there_is_something_to_learn_and_tells_what_kept_it()
    {
        _store.SetupSequence(s => s.CountAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("The disk is full.")).ReturnsAsync((0, 0));
        using var worker = new WordVectorWorker(new WordVectorRefresh(_store.Object), _time, _loggers.CreateLogger<WordVectorWorker>());

        await worker.StartAsync(Ct);
        Assert.Equal(Hour, await _time.NextWaitAsync(_ => true, Ct));
        _store.Verify(s => s.CountAsync(It.IsAny<CancellationToken>()), Times.Never);

        _time.Advance(Hour);
        await _time.NextWaitAsync(_ => true, Ct);
        Assert.Equal(["Error: Which words mean the same could not be learned; it is tried again in an hour. The disk is full."], _log.Lines);

        _time.Advance(Hour);
        await _time.NextWaitAsync(_ => true, Ct);
        _store.Verify(s => s.CountAsync(It.IsAny<CancellationToken>()), Times.Exactly(2));
        await worker.StopAsync(Ct);
    }

    public void Dispose() => _loggers.Dispose();
}
