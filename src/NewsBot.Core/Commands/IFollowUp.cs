namespace NewsBot.Commands;

/// <summary>The place that a command came from, where the end of long work is told.</summary>
public interface IFollowUp
{
    /// <summary>Tells how it ended, to whoever gave the command.</summary>
    ValueTask TellAsync(Reply reply, CancellationToken ct);
}
