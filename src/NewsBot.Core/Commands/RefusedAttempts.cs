namespace NewsBot.Commands;

/// <summary>Notes who tried what only admins may do: one attempt of a person an hour, and of so many people, because anyone may try for ever.</summary>
public sealed class RefusedAttempts(AuditTrail audit, TimeProvider time)
{
    private const int MostPeople = 100;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly HashSet<(string Platform, string UserId)> _people = [];
    private DateTimeOffset _until;

    /// <summary>Notes it, where it is to be noted.</summary>
    public async ValueTask NoteAsync(Caller caller, string what, Reply.Refusal refusal, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (IsToBeNoted(caller))
            await audit.EndAsync(await audit.BeginAsync(caller, what, ct), refusal, ct);
    }

    private bool IsToBeNoted(Caller caller)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now >= _until)
            {
                _people.Clear();
                _until = now + Hour;
            }

            return _people.Count < MostPeople && _people.Add((caller.Platform, caller.UserId));
        }
    }
}
