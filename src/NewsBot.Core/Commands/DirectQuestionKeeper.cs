using Microsoft.Extensions.Logging;
using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Keeps questions at once: for programs that end with their answer.</summary>
internal sealed partial class DirectQuestionKeeper(IAnswerLog log, ILogger<DirectQuestionKeeper> logger) : IQuestionKeeper
{
    public async ValueTask KeepAsync(IReadOnlyList<KeptQuestion> questions, CancellationToken ct)
    {
        try
        {
            await log.KeepAsync(questions, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the answer is worth more than its id
        {
            Log.NotKept(logger, ex, questions.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} questions could not be kept; their answer ids will lead nowhere")]
        public static partial void NotKept(ILogger logger, Exception exception, int count);
    }
}
