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
public sealed record KeptQuestion(string AnswerId, Question Question);
