namespace NewsBot.Commands;

/// <summary>Keeps who changed what.</summary>
public interface IAuditLog
{
    /// <summary>Notes what is about to be changed; gives the number under which its outcome is noted.</summary>
    ValueTask<long> BeginAsync(AuditEntry entry, CancellationToken ct);

    /// <summary>Notes how it ended.</summary>
    ValueTask EndAsync(long entry, string outcome, CancellationToken ct);

    /// <summary>What was noted since then, or ever; the oldest first.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> ReadAsync(DateTimeOffset? since, CancellationToken ct);
}

/// <summary>A change that someone made.</summary>
/// <param name="At">When.</param>
/// <param name="Platform">From where (see <see cref="Caller.Platform"/>).</param>
/// <param name="UserId">Who, by the platform's id.</param>
/// <param name="What">The command with what it was about.</param>
public sealed record AuditEntry(DateTimeOffset At, string Platform, string UserId, string What)
{
    /// <summary>The channel, where there is one.</summary>
    public string? Place { get; init; }

    /// <summary>How it ended; null while it is under way, or where it was broken off.</summary>
    public string? Outcome { get; init; }
}
