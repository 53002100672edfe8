using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Web.Fetching;

namespace NewsBot.Tests.Ingestion.Feeds.Simulation;

/// <summary>Months of upkeep in a minute; alone, for the memory of the process is looked at.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class ThreeWeeksTests : IDisposable
{
    private const int StepsBetweenKills = 1500;
    private const long MostGrowth = 24 * 1024 * 1024;

    private readonly SimulatedWorld _world = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_two_hundred_feeds_serve_whole_in_three_weeks_is_stored_once_with_its_versions()
    {
        await _world.Feeds.AddAsync(_world.Addresses, Ct);
        var polling = _world.NewPolling();
        var (steps, early) = (0, 0L);
        var failures = new Dictionary<long, int>();
        while (_world.Clock.GetUtcNow() < SimulatedWorld.Start + SimulatedWorld.Length)
        {
            if (++steps % StepsBetweenKills == 0)
            {
                await _world.KillAsync(polling, Ct);
                polling = _world.NewPolling();
            }

            await CheckOutageAsync(failures);
            await _world.StepAsync(polling, Ct);
            if (early == 0 && _world.Clock.GetUtcNow() > SimulatedWorld.Start.AddDays(7))
                early = GC.GetTotalMemory(forceFullCollection: true);
        }

        Assert.Empty(_world.Ledger.Differences(_world.Stored()));
        Assert.Empty(_world.Web.Rudeness);
        Assert.Equal(0, _world.DatedAhead());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, MostGrowth);
        await AssertListAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{steps} steps, {_world.Web.Requests} requests ({string.Join(", ", _world.Web.Endings.Select(e => $"{e.Key} {e.Value}"))}), {_world.Ledger.Count} entries, {_world.Ledger.Versions} versions");
    }

    public void Dispose() => _world.Dispose();

    /// <summary>While our own network is down nobody's failures rise.</summary>
    private async Task CheckOutageAsync(Dictionary<long, int> failures)
    {
        var isOut = SimulatedWorld.Outages.Any(outage => outage.Contains(_world.Clock.GetUtcNow()));
        if (!isOut)
            failures.Clear();
        if (!isOut || (failures.Count > 0 && _world.Clock.GetUtcNow().Minute != 0)) // every hour will do
            return;
        foreach (var feed in await _world.Feeds.ListAsync(Ct))
        {
            // A feed that failed just before is known by now to have failed of itself.
            failures.TryAdd(feed.Id, feed.Failures + (feed.FailingSince is not null ? 1 : 0));
            Assert.True(feed.Failures <= failures[feed.Id], $"{feed.Url} was blamed for our outage: {feed.LastError}");
        }
    }

    private async Task AssertListAsync()
    {
        foreach (var feed in await _world.Feeds.ListAsync(Ct))
        {
            var site = _world.SiteOf(feed);
            var manners = site.Manners;
            Assert.Equal(manners.GoneAt < DateTimeOffset.MaxValue ? FeedState.Gone : FeedState.Active, feed.State);
            if (!feed.Url.EndsWith("world.xml", StringComparison.Ordinal) && feed.State == FeedState.Active)
                Assert.Equal(site.FeedAt(_world.Clock.GetUtcNow()), feed.Url);
            Assert.True(feed.Articles > 0, $"{feed.Url} brought nothing: {feed.LastError}");
            var isTold = (string what) => _world.Told.Texts.Count(text => text.Contains($"({feed.Url})", StringComparison.Ordinal) && text.Contains(what, StringComparison.Ordinal));
            var breaks = manners.BreaksAt < DateTimeOffset.MaxValue && feed.State == FeedState.Active ? 1 : 0;
            if (manners.FaultsOfHundred < 20) // the others may fail for a day by chance
                Assert.Equal((breaks, breaks), (isTold("has failed for a day"), isTold("can be read again")));
            Assert.Equal(feed.State == FeedState.Gone ? 1 : 0, isTold("is gone"));
        }
    }
}
