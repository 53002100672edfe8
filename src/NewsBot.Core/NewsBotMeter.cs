using System.Diagnostics.Metrics;

namespace NewsBot;

/// <summary>The program's one meter. Each instrument stands beside what it measures; names follow OpenTelemetry's semantic conventions.</summary>
public static class NewsBotMeter
{
    /// <summary>By which it is listened to.</summary>
    public const string Name = "NewsBot";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    private static readonly Meter Meter = new(Name);

    private static readonly UpDownCounter<int> QueueLength =
        Meter.CreateUpDownCounter<int>("newsbot.queue.length", "{item}", "What waits in a queue.");

    /// <summary>A counter; the unit is one of UCUM's, such as <c>By</c> or <c>{article}</c>.</summary>
    public static Counter<long> CreateCounter(string name, string unit, string description) => Meter.CreateCounter<long>(name, unit, description);

    /// <summary>How long something takes, in seconds.</summary>
    public static Histogram<double> CreateDuration(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, Seconds);

    /// <summary><paramref name="count"/> more items wait in a queue, or fewer where it is negative.</summary>
    internal static void CountWaiting(string queue, int count) => QueueLength.Add(count, new KeyValuePair<string, object?>("newsbot.queue.name", queue));
}
