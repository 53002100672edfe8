using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NewsBot.Tests.Support;

/// <summary>What the program measures while it works for the test that made this; tests beside it are not heard.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly AsyncLocal<bool> _isOwn = new() { Value = true };
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly MeterListener _listener = new();
    private long _sum;

    public Measurements(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Name == NewsBotMeter.Name && published.Name == instrument)
                listener.EnableMeasurementEvents(published);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Keep(1, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Keep(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) => Keep(value, tags));
        _listener.Start();
    }

    /// <summary>The tags of each measurement, such as <c>page fetched</c>, in order.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>All that was counted.</summary>
    public long Sum => Interlocked.Read(ref _sum);

    public void Dispose() => _listener.Dispose();

    private void Keep(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_isOwn.Value)
            return;
        Interlocked.Add(ref _sum, value);
        _lines.Enqueue(string.Join(' ', tags.ToArray().Select(tag => tag.Value)));
    }
}
