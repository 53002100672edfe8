namespace NewsBot.Commands;

/// <summary>Knows the threads that began with a question, for as long as questions are kept.</summary>
public interface IThreadLog
{
    /// <summary>Notes with which answer a thread began, in place of what was noted before: a question may have been changed.</summary>
    ValueTask BeginAsync(string thread, string answerId, CancellationToken ct);

    /// <summary>The id of the answer that a thread began with; null where it began with none.</summary>
    ValueTask<string?> FindAsync(string thread, CancellationToken ct);
}
