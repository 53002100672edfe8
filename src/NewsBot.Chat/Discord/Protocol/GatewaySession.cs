namespace NewsBot.Chat.Discord.Protocol;

/// <summary>What is needed to take a session of the gateway up again.</summary>
internal sealed class GatewaySession
{
    /// <summary>After so many tries in vain the address of the session is given up with it.</summary>
    private const int MostFailures = 3;

    private int _failures;

    public string? Id { get; private set; }

    /// <summary>Where it goes on.</summary>
    public Uri? ResumeAddress { get; private set; }

    /// <summary>The number of the last event.</summary>
    public long? Sequence { get; private set; }

    public bool CanResume => Id is not null && Sequence is not null;

    public void Begin(string id, Uri? resumeAddress) => (Id, ResumeAddress, _failures) = (id, resumeAddress, 0);

    public void Saw(long? sequence) => Sequence = sequence ?? Sequence;

    /// <summary>Forgets it; the next connection begins a new one.</summary>
    public void Drop() => (Id, ResumeAddress, Sequence) = (null, null, null);

    /// <summary>No connection came about.</summary>
    public void ConnectionFailed()
    {
        if (++_failures % MostFailures == 0)
            Drop();
    }
}
