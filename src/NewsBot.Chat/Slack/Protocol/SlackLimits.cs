namespace NewsBot.Chat.Slack.Protocol;

/// <summary>When a call to one workspace may be made: calls of one method keep their distance, and stop for as long as Slack says.</summary>
internal sealed class SlackLimits(TimeProvider time)
{
    private const int MostKeys = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset NextTurn, DateTimeOffset ClosedUntil)> _limits = new(StringComparer.Ordinal);

    /// <summary>Takes the next turn, and tells how long it is until then.</summary>
    public TimeSpan Take(SlackCall call)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var (next, closed) = _limits.GetValueOrDefault(call.LimitKey);
            var turn = Later(now, Later(next, closed));
            if (call.Spacing > TimeSpan.Zero)
                Keep(call, (turn + call.Spacing, closed), now);
            return turn - now;
        }
    }

    /// <summary>Whether Slack has said since then that it is too early.</summary>
    public bool IsClosed(SlackCall call)
    {
        lock (_lock)
            return _limits.GetValueOrDefault(call.LimitKey).ClosedUntil > time.GetUtcNow();
    }

    /// <summary>Slack said to wait.</summary>
    public void Close(SlackCall call, TimeSpan pause)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var (next, closed) = _limits.GetValueOrDefault(call.LimitKey);
            Keep(call, (next, Later(closed, now + pause)), now);
        }
    }

    private void Keep(SlackCall call, (DateTimeOffset NextTurn, DateTimeOffset ClosedUntil) limit, DateTimeOffset now)
    {
        _limits[call.LimitKey] = limit;
        if (_limits.Count <= MostKeys)
            return;
        foreach (var (key, _) in _limits.Where(pair => Later(pair.Value.NextTurn, pair.Value.ClosedUntil) <= now).ToList())
            _limits.Remove(key);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
