using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Answers questions from the archive.</summary>
public interface IQuestionAnswerer
{
    /// <summary>Always ends in a value; an exception is a bug or broken infrastructure.</summary>
    ValueTask<AnswerResult> AnswerAsync(Question question, CancellationToken ct);
}
