namespace NewsBot.Chat.Sockets;

/// <summary>How long to wait before the next try: a random time below a bound that doubles, so that not all come back at once.</summary>
internal sealed class Backoff(TimeProvider time, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private int _tries;

    /// <summary>Waits for the turn of the next try.</summary>
    public Task WaitAsync(CancellationToken ct) => Task.Delay(Next(), time, ct);

    /// <summary>After a success the next failure is the first again.</summary>
    public void Reset() => _tries = 0;

    internal TimeSpan Next()
    {
        var bound = First * Math.Pow(2, Math.Min(_tries++, 16));
        return (bound < Longest ? bound : Longest) * random.NextDouble();
    }
}
