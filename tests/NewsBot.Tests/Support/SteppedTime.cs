using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace NewsBot.Tests.Support;

/// <summary>Time that a test moves on, when it knows that somebody waits for it.</summary>
internal sealed class SteppedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return new SteppedTimer(timer, _timers.Writer);
    }

    /// <summary>Waits until somebody waits for a span that is meant, and tells the span.</summary>
    public async Task<TimeSpan> NextWaitAsync(Func<TimeSpan, bool> isMeant, CancellationToken ct)
    {
        while (true)
        {
            var span = await _timers.Reader.ReadAsync(ct).AsTask().WaitAsync(Patience, ct);
            if (isMeant(span))
                return span;
        }
    }

    private sealed class SteppedTimer(ITimer timer, ChannelWriter<TimeSpan> timers) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            timers.TryWrite(dueTime);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
