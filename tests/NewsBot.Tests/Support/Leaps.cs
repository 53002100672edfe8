using System.Collections.Concurrent;

namespace NewsBot.Tests.Support;

/// <summary>Moves time on over every short pause that somebody makes, until it is disposed of.</summary>
/// <param name="time">The time.</param>
/// <param name="longest">Longer waits are timeouts and heartbeats, which time is not to leap over.</param>
internal sealed class Leaps(SteppedTime time, TimeSpan longest) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Task _leaping = Task.CompletedTask;

    /// <summary>The pauses that time leapt over.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    /// <summary>Leaps from now on.</summary>
    public void Start() => _leaping = LeapAsync();

    /// <summary>Leaps no more.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await _leaping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
    }

    private async Task LeapAsync()
    {
        while (true)
        {
            var pause = await time.NextWaitAsync(span => span > TimeSpan.Zero && span < longest, _end.Token);
            Pauses.Enqueue(pause);
            time.Advance(pause);
        }
    }
}
