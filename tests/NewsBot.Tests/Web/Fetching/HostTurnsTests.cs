using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class HostTurnsTests
{
    private readonly SteppedTime _time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_gets_two_requests_at_once_and_the_third_waits_for_one_to_end()
    {
        var turns = new HostTurns(Fetchers.Limits, _time);
        var first = await turns.TakeAsync("a", Ct);
        using var second = await turns.TakeAsync("a", Ct);
        var third = turns.TakeAsync("a", Ct);
        using var other = await turns.TakeAsync("b", Ct);

        Assert.False(third.IsCompleted);
        first.Dispose();

        using var taken = await third.WaitAsync(Fetchers.Patience, Ct);
    }

    [Fact]
    public async Task Starts_at_one_host_are_a_pause_apart()
    {
        var turns = new HostTurns(new FetchLimits { MostPerHost = 3 }, _time);
        using var first = await turns.TakeAsync("a", Ct);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        var second = turns.TakeAsync("a", Ct);
        var third = turns.TakeAsync("a", Ct);

        Assert.Equal(TimeSpan.FromMilliseconds(300), await _time.NextWaitAsync(_ => true, Ct));
        _time.Advance(TimeSpan.FromMilliseconds(300));
        using var secondTaken = await second.WaitAsync(Fetchers.Patience, Ct);
        Assert.Equal(TimeSpan.FromMilliseconds(500), await _time.NextWaitAsync(_ => true, Ct));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        using var thirdTaken = await third.WaitAsync(Fetchers.Patience, Ct);
    }

    [Fact]
    public async Task There_are_so_many_requests_in_all()
    {
        var turns = new HostTurns(Fetchers.Limits with { MostAtOnce = 3 }, _time);
        var taken = new List<IDisposable>();
        foreach (var host in new[] { "a", "b", "c" })
            taken.Add(await turns.TakeAsync(host, Ct));
        var fourth = turns.TakeAsync("d", Ct);

        Assert.False(fourth.IsCompleted);
        taken[1].Dispose();

        using var last = await fourth.WaitAsync(Fetchers.Patience, Ct);
    }

    [Fact]
    public async Task Who_stops_waiting_takes_nothing_away()
    {
        var turns = new HostTurns(new FetchLimits { MostPerHost = 1, MostAtOnce = 1 }, _time);
        using var stop = new CancellationTokenSource();
        var first = await turns.TakeAsync("a", Ct);
        var waitingForTurn = turns.TakeAsync("a", stop.Token);
        var waitingForPlace = turns.TakeAsync("b", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waitingForTurn);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waitingForPlace);
        first.Dispose();

        using (var b = await turns.TakeAsync("b", Ct))
        {
        }

        using var pausing = new CancellationTokenSource();
        var waitingForPause = turns.TakeAsync("b", pausing.Token);
        await pausing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waitingForPause);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var again = await turns.TakeAsync("b", Ct);
    }

    [Fact]
    public async Task A_host_that_wants_to_be_left_alone_is_until_the_time_is_over()
    {
        var turns = new HostTurns(Fetchers.Limits, _time);
        turns.Hold("a", TimeSpan.FromMinutes(2));
        turns.Hold("a", TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(2), turns.HeldFor("a"));
        Assert.Null(turns.HeldFor("b"));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(turns.HeldFor("a"));
        using var taken = await turns.TakeAsync("a", Ct);
    }

    [Fact]
    public async Task Hosts_are_forgotten_when_nothing_is_left_to_remember()
    {
        var turns = new HostTurns(new FetchLimits(), _time);
        turns.Hold("held", TimeSpan.FromHours(12));
        for (var i = 0; i < 5000; i++)
        {
            using var turn = await turns.TakeAsync($"host-{i}", Ct);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(turns.Count, 1, 512);
        Assert.NotNull(turns.HeldFor("held"));
    }

    [Fact]
    public async Task No_host_sees_more_than_two_requests_at_once()
    {
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        await using var site = await LoopbackSite.StartAsync(async _ =>
        {
            if (Interlocked.Increment(ref arrived) == 2)
                together.SetResult();
            await together.Task; // the first two are there at the same time, whatever the machine does
        });
        using var fetcher = Fetchers.Create();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => fetcher.FeedAsync(site.At($"/{i}"), Ct)));

        Assert.Equal(40, site.Requests.Count);
        Assert.Equal(2, site.MostAtOnce);
    }

    [Fact]
    public async Task Waiting_for_a_turn_does_not_use_up_the_time_of_a_request()
    {
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            if (context.Request.Path != "/first")
                return;
            await context.Response.Body.FlushAsync(Ct);
            hanging.SetResult();
            await release.Task;
        });
        using var fetcher = Fetchers.Create(limits: Fetchers.Limits with { MostPerHost = 1 }, time: _time);
        var first = fetcher.FeedAsync(site.At("/first"), Ct);
        await hanging.Task.WaitAsync(Fetchers.Patience, Ct);
        await _time.NextWaitAsync(span => span > Fetchers.Limits.FirstByte, Ct);
        var second = fetcher.FeedAsync(site.At("/second"), Ct);

        _time.Advance(TimeSpan.FromSeconds(59));
        release.SetResult();

        Assert.IsType<WebFetch.Fetched>(await first);
        Assert.IsType<WebFetch.Fetched>(await second);
    }
}
