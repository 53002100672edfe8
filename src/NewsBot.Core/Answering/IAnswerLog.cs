using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Keeps questions behind their answer ids for <c>Answers:KeepQuestions</c>.</summary>
public interface IAnswerLog
{
    /// <summary>Keeps what was asked; the question's <c>AsOf</c> is the one that bounded the answer.</summary>
    ValueTask KeepAsync(IReadOnlyList<KeptQuestion> questions, CancellationToken ct);

    /// <summary>The question behind an answer id; null where it is unknown or no longer kept.</summary>
    ValueTask<Question?> FindAsync(string answerId, CancellationToken ct);
}

/// <summary>A question and the id of its answer.</summary>
/// <param name="AnswerId">The id.</param>
/// <param name="Question">The question.</param>
public sealed record KeptQuestion(string AnswerId, Question Question)
{
    /// <summary>What is kept of an answer: its question with the bound that held, however it was shown.</summary>
    public static KeptQuestion Of(Question question, AnswerResult result)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(result);
        return new KeptQuestion(result.AnswerId, question with { AsOf = result.AsOf, Explain = false });
    }
}
