using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion;

public sealed class RetentionWorkerTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly SteppedTime _time = new();
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly Mock<IArticleStore> _store = new();
    private readonly Queue<Func<int>> _steps = new();
    private readonly Channel<DateTimeOffset> _asked = Channel.CreateUnbounded<DateTimeOffset>();

    public RetentionWorkerTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace));
        _store.Setup(s => s.ExpireAsync(It.IsAny<DateTimeOffset>(), RetentionWorker.StepSize, It.IsAny<CancellationToken>()))
            .Returns((DateTimeOffset before, int _, CancellationToken _) =>
            {
                _asked.Writer.TryWrite(before);
                return ValueTask.FromResult(_steps.TryDequeue(out var step) ? step() : 0);
            });
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_removes_step_by_step_at_the_start_and_again_a_day_later()
    {
        _steps.Enqueue(() => RetentionWorker.StepSize);
        _steps.Enqueue(() => 5);
        using var worker = Worker(keepDays: 90);

        await worker.StartAsync(Ct);
        Assert.Equal(Day, await _time.NextWaitAsync(_ => true, Ct));
        Assert.Equal([At(2025, 12, 2), At(2025, 12, 2)], Asked());
        Assert.Equal(["Information: Removed 69 articles that were published before 2025-12-02 (Ingestion:KeepDays)"], _log.Lines);

        _time.Advance(Day);
        await _time.NextWaitAsync(span => span == Day, Ct);
        Assert.Equal([At(2025, 12, 3)], Asked());
        await worker.StopAsync(Ct);
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_told_of_and_tried_again_a_day_later()
    {
        _steps.Enqueue(() => throw new ArchiveUnavailableException("The disk is full."));
        using var worker = Worker(keepDays: 1);

        await worker.StartAsync(Ct);
        await _time.NextWaitAsync(_ => true, Ct);
        Assert.Equal(["Error: Old articles could not be removed; it is tried again in a day. The disk is full."], _log.Lines);

        _time.Advance(Day);
        await _time.NextWaitAsync(span => span == Day, Ct);
        Assert.Equal(2, Asked().Count);
        await worker.StopAsync(Ct);
    }

    [Fact]
    public async Task Without_the_setting_everything_is_kept()
    {
        using var worker = Worker(keepDays: null);

        await worker.StartAsync(Ct);
        await worker.ExecuteTask!.WaitAsync(Ct);

        Assert.Empty(Asked());
    }

    public void Dispose() => _loggers.Dispose();

    private RetentionWorker Worker(int? keepDays) => new(
        new Retention(Options.Create(new IngestionOptions { KeepDays = keepDays }), _time), _store.Object, _time, _loggers.CreateLogger<RetentionWorker>());

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private List<DateTimeOffset> Asked()
    {
        List<DateTimeOffset> asked = [];
        while (_asked.Reader.TryRead(out var before))
            asked.Add(before);
        return asked;
    }
}
