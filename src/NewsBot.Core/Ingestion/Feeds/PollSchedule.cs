namespace NewsBot.Ingestion.Feeds;

/// <summary>When feeds are polled.</summary>
/// <param name="fixedInterval">The interval of every feed in place of its own rhythm; null for none.</param>
/// <param name="random">Where the jitter comes from.</param>
internal sealed class PollSchedule(TimeSpan? fixedInterval, Random random)
{
    /// <summary>The shortest interval, and the wait after a first failure.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>The longest interval, and the longest wait after failures, jitter included.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The interval while nothing tells of a rhythm.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(30);

    /// <summary>So often a feed is polled between two of its entries.</summary>
    private const int PollsPerEntry = 4;

    /// <summary>By how much of it a wait grows at most, so that feeds that were polled together drift apart.</summary>
    private const double Jitter = 0.2;

    private const int MostDoublings = 20;

    private TimeSpan FirstWait => fixedInterval < Shortest ? fixedInterval.Value : Shortest;

    /// <summary>When a feed that was read at <paramref name="now"/> is polled next.</summary>
    public DateTimeOffset AfterSuccess(Feed feed, DateTimeOffset now) => now + Jittered(fixedInterval ?? IntervalOf(feed, now));

    /// <summary>When a feed is polled next that failed so often in a row: later each time, and never before its site wants it.</summary>
    public DateTimeOffset AfterFailure(int failures, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var wait = Jittered(FirstWait * Math.Pow(2, Math.Min(failures, MostDoublings)));
        return now + (retryAfter >= wait ? retryAfter.Value + Jittered(FirstWait) - FirstWait : wait);
    }

    /// <summary>How often a feed is polled: as it asks, as its entries come, and more rarely the longer none came.</summary>
    public static TimeSpan IntervalOf(Feed feed, DateTimeOffset now)
    {
        var silence = now - feed.LastNews;
        var gap = silence > feed.Gap || feed.Gap is null ? silence : feed.Gap;
        var interval = gap / PollsPerEntry;
        if (feed.AskedInterval > interval || interval is null)
            interval = feed.AskedInterval;
        return interval is null ? Usual : TimeSpan.FromTicks(Math.Clamp(interval.Value.Ticks, Shortest.Ticks, Longest.Ticks));
    }

    private TimeSpan Jittered(TimeSpan span) => (span < Longest / (1 + Jitter) ? span : Longest / (1 + Jitter)) * (1 + (Jitter * random.NextDouble()));
}
