namespace NewsBot.Commands;

/// <summary>Knows the threads that began with a question, for as long as questions are kept.</summary>
public interface IThreadLog
{
    /// <summary>Notes with which answer a thread began; a thread that is known keeps its beginning.</summary>
    ValueTask BeginAsync(string thread, string answerId, CancellationToken ct);

    /// <summary>The id of the answer that a thread began with; null where it began with none.</summary>
    ValueTask<string?> FindAsync(string thread, CancellationToken ct);
}
