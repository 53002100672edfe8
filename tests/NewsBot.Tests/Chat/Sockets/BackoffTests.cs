using NewsBot.Chat.Sockets;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat.Sockets;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_grow_to_a_bound_by_chance_and_a_success_begins_anew()
    {
        var backoff = new Backoff(TimeProvider.System, new QuarterRandom());

        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 15, 15], Enumerable.Range(0, 8).Select(_ => backoff.Next().TotalSeconds));
        backoff.Reset();
        Assert.Equal(0.25, backoff.Next().TotalSeconds);
    }
}
