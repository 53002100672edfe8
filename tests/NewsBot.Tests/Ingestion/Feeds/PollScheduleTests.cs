using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = Newsroom.Noon;
    private static readonly Feed Unknown = new() { Id = 1, Url = "https://a.example/", Scope = "a", NextPoll = Now, AddedBy = "test", AddedAt = Now };

    private readonly PollSchedule _schedule = new(null, new Random(7));

    [Fact]
    public void A_feed_without_a_rhythm_is_polled_twice_an_hour() => Assert.Equal(TimeSpan.FromMinutes(30), PollSchedule.IntervalOf(Unknown, Now));

    [Theory]
    [InlineData(15, null, null, 15)] // as it asks
    [InlineData(1, null, null, 5)] // never more often
    [InlineData(5000, null, null, 1440)] // never more rarely
    [InlineData(null, 60, 1, 15)] // four times between two entries
    [InlineData(null, 2, 1, 5)]
    [InlineData(null, 60, 240, 60)] // more rarely while nothing comes
    [InlineData(null, 60, 50000, 1440)]
    [InlineData(null, null, 240, 60)] // a single entry tells of silence alone
    [InlineData(30, 60, 1, 30)] // what it asks, where it comes more often than that
    [InlineData(30, 2400, 1, 600)] // and not as often where nothing comes as often
    public void The_interval_follows_what_a_feed_asks_and_how_its_entries_come(int? asked, int? gap, int? silence, int minutes)
    {
        var feed = Unknown with { AskedInterval = Minutes(asked), Gap = Minutes(gap), LastNews = Now - Minutes(silence) };

        Assert.Equal(TimeSpan.FromMinutes(minutes), PollSchedule.IntervalOf(feed, Now));
    }

    [Fact]
    public void A_thousand_feeds_that_were_polled_together_drift_apart()
    {
        var waits = Enumerable.Range(0, 1000).Select(_ => _schedule.AfterSuccess(Unknown, Now) - Now).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(36)));
        Assert.All(waits.GroupBy(wait => (int)wait.TotalSeconds / 30), group => Assert.InRange(group.Count(), 30, 150)); // 12 half minutes, 83 on average
    }

    [Fact]
    public void No_wait_is_longer_than_a_day_with_all_jitter() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.InRange(
            _schedule.AfterSuccess(Unknown with { AskedInterval = TimeSpan.FromDays(30) }, Now) - Now, TimeSpan.FromHours(20), TimeSpan.FromDays(1)));

    [Fact]
    public void Failures_back_off_to_a_cap_and_never_give_up()
    {
        var waits = Enumerable.Range(0, 5000).Select(failures => _schedule.AfterFailure(failures, null, Now) - Now).ToList();

        Assert.InRange(waits[0], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Assert.InRange(waits[3], TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(48));
        Assert.All(waits.Skip(8), wait => Assert.InRange(wait, TimeSpan.FromHours(20), TimeSpan.FromDays(1)));
    }

    [Theory]
    [InlineData(600, 600, 660)]
    [InlineData(86400, 86400, 86460)]
    [InlineData(10, 300, 360)] // not sooner than any other failure
    public void A_site_is_left_alone_for_as_long_as_it_asks(int seconds, int least, int most)
    {
        var wait = _schedule.AfterFailure(0, TimeSpan.FromSeconds(seconds), Now) - Now;

        Assert.InRange(wait.TotalSeconds, least, most);
    }

    [Fact]
    public void A_fixed_interval_holds_for_every_feed()
    {
        var schedule = new PollSchedule(TimeSpan.FromSeconds(10), new Random(7));

        Assert.InRange(schedule.AfterSuccess(Unknown with { AskedInterval = TimeSpan.FromHours(3) }, Now) - Now, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        Assert.InRange(schedule.AfterFailure(0, null, Now) - Now, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    private static TimeSpan? Minutes(int? count) => count is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
}
