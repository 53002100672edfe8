using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Keeps questions behind the answers' backs, many in one transaction; what waits is written at shutdown.</summary>
internal sealed partial class BackgroundQuestionKeeper(IAnswerLog log, ILogger<BackgroundQuestionKeeper> logger) : IHostedService, IQuestionKeeper
{
    private const string Queue = "questions";
    private const int Capacity = 1_024;
    private const int MostPerBatch = 128;

    private readonly Channel<KeptQuestion> _waiting = Channel.CreateBounded<KeptQuestion>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private Task _writing = Task.CompletedTask;

    public ValueTask KeepAsync(IReadOnlyList<KeptQuestion> questions, CancellationToken ct)
    {
        foreach (var question in questions)
        {
            // Waiting for a stuck disk would cost the answer; an answer id that leads nowhere costs less.
            if (_waiting.Writer.TryWrite(question))
                NewsBotMeter.CountWaiting(Queue, 1);
            else
                Log.Full(logger, question.AnswerId);
        }

        return ValueTask.CompletedTask;
    }

    // Not a BackgroundService: one that is stopped before it got to run would leave what waits unwritten.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
    }

    /// <summary>Ends with the completed channel alone, so that everything in it is written first.</summary>
    private async Task WriteAllAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
            await WriteBatchAsync(CancellationToken.None);
    }

    private async Task WriteBatchAsync(CancellationToken ct)
    {
        List<KeptQuestion> batch = [];
        while (batch.Count < MostPerBatch && _waiting.Reader.TryRead(out var question))
            batch.Add(question);
        NewsBotMeter.CountWaiting(Queue, -batch.Count);
        try
        {
            await log.KeepAsync(batch, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the next batch may fare better
        {
            QuestionsNotKept.Tell(logger, ex, batch.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Too many questions wait to be kept; answer id {AnswerId} will lead nowhere")]
        public static partial void Full(ILogger logger, string answerId);
    }
}
