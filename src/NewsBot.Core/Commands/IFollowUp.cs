namespace NewsBot.Commands;

/// <summary>The place that a command came from, where the end of long work is told.</summary>
public interface IFollowUp
{
    /// <summary>Work begins whose end is to be told; where that can be noted, the next run tells what became of an end that this one did not tell.</summary>
    ValueTask BeginAsync(CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>Tells how it ended, to whoever gave the command.</summary>
    ValueTask TellAsync(Reply reply, CancellationToken ct);
}
