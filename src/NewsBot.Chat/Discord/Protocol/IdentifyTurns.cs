namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Lets shards begin sessions in turn: within a bucket one every five seconds, and no more in all than are left for the day.</summary>
internal sealed class IdentifyTurns
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly SessionStartLimit _limit;
    private readonly Dictionary<int, DateTimeOffset> _next = [];
    private DateTimeOffset _resetAt;
    private int _remaining;

    public IdentifyTurns(SessionStartLimit limit, TimeProvider time)
    {
        (_limit, _time, _remaining) = (limit, time, limit.Remaining);
        _resetAt = time.GetUtcNow() + TimeSpan.FromMilliseconds(limit.ResetAfter);
    }

    /// <summary>Waits until <paramref name="shard"/> may begin a session.</summary>
    public Task WaitAsync(int shard, CancellationToken ct) => Task.Delay(Reserve(shard % Math.Max(1, _limit.MaxConcurrency)), _time, ct);

    private TimeSpan Reserve(int bucket)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var start = _next.TryGetValue(bucket, out var next) && next > now ? next : now;
            if (_remaining <= 0 && _resetAt > start)
                start = _resetAt; // one more would cost the owner the token
            if (start >= _resetAt)
                (_remaining, _resetAt) = (_limit.Total, start + Day);
            _remaining--;
            _next[bucket] = start + Spacing;
            return start - now;
        }
    }
}
