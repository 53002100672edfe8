using Microsoft.Extensions.Time.Testing;
using NewsBot.Sources.Files;

namespace NewsBot.Tests.Files;

public sealed class NudgesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly Nudges _nudges;

    public NudgesTests() => _nudges = new Nudges(_clock);

    [Fact]
    public async Task A_burst_on_one_path_is_one_look_at_its_earliest_time()
    {
        _nudges.Add("a", 5 * Second);
        _nudges.Add("a", Second);
        _nudges.Add("a", 9 * Second);
        _nudges.Add("b", Second);
        var due = TakeAsync();
        Assert.False(due.IsCompleted);

        _clock.Advance(Second);

        Assert.Equal(["a", "b"], await due);
        Assert.False(TakeAsync().IsCompleted);
    }

    [Fact]
    public async Task A_later_nudge_does_not_put_a_look_off_and_an_earlier_one_brings_it_forward()
    {
        _nudges.Add("a", 5 * Second);
        var due = TakeAsync();
        _nudges.Add("a", 9 * Second);
        _nudges.Add("a", TimeSpan.Zero);

        Assert.Equal(["a"], await due);
    }

    [Fact]
    public async Task A_part_of_a_millisecond_is_waited_for_too()
    {
        _nudges.Add("a", TimeSpan.FromTicks(7));
        var due = Task.Run(TakeAsync, TestContext.Current.CancellationToken);
        while (!due.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(["a"], await due);
    }

    [Fact]
    public async Task Waiting_ends_with_the_token()
    {
        using var stop = new CancellationTokenSource();
        var due = _nudges.TakeDueAsync(stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => due);
    }

    private Task<IReadOnlyList<string>> TakeAsync() => _nudges.TakeDueAsync(TestContext.Current.CancellationToken).AsTask();
}
