using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Takes care that answered questions are kept. Never fails and never costs the answer.</summary>
public interface IQuestionKeeper
{
    /// <summary>Keeps them, now or soon.</summary>
    ValueTask KeepAsync(IReadOnlyList<KeptQuestion> questions, CancellationToken ct);
}
