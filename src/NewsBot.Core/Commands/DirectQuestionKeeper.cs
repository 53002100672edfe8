using Microsoft.Extensions.Logging;
using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Keeps questions at once: for programs that end with their answer.</summary>
internal sealed class DirectQuestionKeeper(IAnswerLog log, ILogger<DirectQuestionKeeper> logger) : IQuestionKeeper
{
    public async ValueTask KeepAsync(IReadOnlyList<KeptQuestion> questions, CancellationToken ct)
    {
        try
        {
            await log.KeepAsync(questions, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the answer is worth more than its id
        {
            QuestionsNotKept.Tell(logger, ex, questions.Count);
        }
    }
}
