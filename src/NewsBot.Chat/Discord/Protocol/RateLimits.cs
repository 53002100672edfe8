namespace NewsBot.Chat.Discord.Protocol;

/// <summary>How long a call must wait, from what Discord said of its limits; shared by all calls of the process.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private const int GlobalPerSecond = 45;
    private const int MostInvalid = 8_000;
    private const int MostBuckets = 2_000;

    private static readonly TimeSpan InvalidWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _bucketOfRoute = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateBucket> _buckets = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _invalid = new();
    private DateTimeOffset _stoppedUntil;
    private DateTimeOffset _secondEnds;
    private int _leftInSecond;

    /// <summary>Takes a place in the limits that hold for <paramref name="call"/>, or says how long to wait before asking again.</summary>
    public TimeSpan Take(RestCall call)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var wait = Max(_stoppedUntil - now, InvalidWait(now), GlobalWait(call, now), BucketWait(call, now));
            if (wait > TimeSpan.Zero)
                return wait;
            if (call.NeedsBot)
                _leftInSecond--;
            if (_buckets.TryGetValue(KeyOf(call), out var bucket))
                bucket.Left--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Learns from an answer.</summary>
    public void Learn(RestCall call, RateAnswer answer)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (answer.Status is 401 or 403 || (answer.Status == 429 && !answer.IsShared))
                _invalid.Enqueue(now);
            if (answer.Bucket is not null)
                _bucketOfRoute[call.ToString()] = answer.Bucket;
            if (answer is { RetryAfter: { } pause, IsGlobal: true })
                _stoppedUntil = now + pause;
            else if (answer.RetryAfter is { } retry)
                BucketOf(call, now).Close(now + retry);
            else if (answer is { Left: { } left, ResetAfter: { } reset })
                BucketOf(call, now).Learn(left, now + reset, now);
        }
    }

    private static TimeSpan Max(params ReadOnlySpan<TimeSpan> waits)
    {
        var longest = TimeSpan.Zero;
        foreach (var wait in waits)
            longest = wait > longest ? wait : longest;
        return longest;
    }

    /// <summary>Ten thousand invalid requests in ten minutes, and Discord shuts out the whole address.</summary>
    private TimeSpan InvalidWait(DateTimeOffset now)
    {
        while (_invalid.TryPeek(out var oldest) && oldest + InvalidWindow <= now)
            _invalid.Dequeue();
        return _invalid.Count < MostInvalid ? TimeSpan.Zero : _invalid.Peek() + InvalidWindow - now;
    }

    private TimeSpan GlobalWait(RestCall call, DateTimeOffset now)
    {
        if (!call.NeedsBot)
            return TimeSpan.Zero;
        if (_secondEnds <= now)
            (_secondEnds, _leftInSecond) = (now + Second, GlobalPerSecond);
        return _leftInSecond > 0 ? TimeSpan.Zero : _secondEnds - now;
    }

    private TimeSpan BucketWait(RestCall call, DateTimeOffset now) =>
        _buckets.TryGetValue(KeyOf(call), out var bucket) && bucket is { Left: <= 0 } ? bucket.ResetAt - now : TimeSpan.Zero;

    private RateBucket BucketOf(RestCall call, DateTimeOffset now)
    {
        var key = KeyOf(call);
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;
        if (_buckets.Count >= MostBuckets)
        {
            foreach (var (old, _) in _buckets.Where(pair => pair.Value.ResetAt <= now).ToList())
                _buckets.Remove(old);
        }

        return _buckets[key] = new RateBucket();
    }

    private string KeyOf(RestCall call)
    {
        var route = call.ToString();
        return $"{_bucketOfRoute.GetValueOrDefault(route, route)} {call.Resource}";
    }

    private sealed class RateBucket
    {
        public int Left { get; set; }

        public DateTimeOffset ResetAt { get; private set; }

        /// <summary>Answers may come out of order: within a window the fewest that are left count.</summary>
        public void Learn(int left, DateTimeOffset resetAt, DateTimeOffset now)
        {
            Left = ResetAt > now ? Math.Min(Left, left) : left;
            ResetAt = resetAt;
        }

        public void Close(DateTimeOffset until) => (Left, ResetAt) = (0, until > ResetAt ? until : ResetAt);
    }
}

/// <summary>What an answer says of limits.</summary>
internal sealed record RateAnswer(int Status)
{
    public string? Bucket { get; init; }

    public int? Left { get; init; }

    public TimeSpan? ResetAfter { get; init; }

    /// <summary>How long to wait; only of an answer that refuses for a limit.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsGlobal { get; init; }

    /// <summary>Whether others used the limit up, which is nobody's fault.</summary>
    public bool IsShared { get; init; }
}
