using System.Diagnostics.Metrics;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class PollMeasureTests : IDisposable
{
    private readonly FeedDesk _desk = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_poll_is_counted_by_how_it_ended()
    {
        using var measured = new Measurements("newsbot.feed.polls");
        _desk.Web["https://a.example/"] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await _desk.AddAsync("https://a.example/");
        await _desk.PollDueAsync();
        _desk.Web["https://a.example/"] = _ => StandInWeb.Silence();
        await _desk.PollNextAsync();

        Assert.Equal(["served", "failed"], measured.Lines);
    }

    [Fact]
    public async Task The_list_is_counted_by_state()
    {
        var now = _desk.Clock.GetUtcNow();
        var feeds = await _desk.Store.AddAsync([.. Enumerable.Range(1, 6).Select(i => new NewFeed($"https://f{i}.example/", "test", i < 3 ? now : now.AddHours(1)))], Ct);
        await _desk.Store.SaveAsync([new PolledFeed(feeds[0].Feed with { Failures = 2 }, []), new PolledFeed(feeds[3].Feed with { State = FeedState.Gone }, [])], Ct);
        await _desk.Store.SetStateAsync(feeds[4].Feed.Id, FeedState.Paused, now, Ct);

        Assert.Equal(["1 failing", "1 gone", "1 paused", "2 due", "3 active"], await ObserveAsync());
    }

    public void Dispose() => _desk.Dispose();

    /// <summary>The gauges of this test's own database; a state's name, or <c>due</c>.</summary>
    private async Task<List<string>> ObserveAsync()
    {
        List<string> lines = [];
        var isOwn = new AsyncLocal<bool>();
        using var gauges = new SqliteGauges(_desk.File.Database, _desk.Clock);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (isOwn.Value && instrument.Name.StartsWith("newsbot.feed", StringComparison.Ordinal) && instrument.IsObservable)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => lines.Add($"{value} {(tags.IsEmpty ? "due" : tags[0].Value)}"));
        listener.Start();
        isOwn.Value = true; // from here on, so that gauges of tests beside this one are not taken for its own
        await gauges.StartAsync(Ct);
        listener.RecordObservableInstruments();
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
