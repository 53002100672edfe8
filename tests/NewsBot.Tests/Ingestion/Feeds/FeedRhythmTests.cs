using NewsBot.Articles;
using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class FeedRhythmTests
{
    private static readonly DateTimeOffset Now = Newsroom.Noon;
    private static readonly Feed Unknown = new() { Id = 1, Url = "https://a.example/", Scope = "a", NextPoll = Now, AddedBy = "test", AddedAt = Now };

    [Fact]
    public void Dates_tell_how_far_apart_entries_come()
    {
        var feed = FeedRhythm.Observe(Unknown, [Entry(-60), Entry(-10), Entry(-110), Entry(90)], fresh: 4, Now);

        Assert.Equal((TimeSpan.FromMinutes(50), Now.AddMinutes(-10)), (feed.Gap, feed.LastNews)); // what lies ahead tells nothing
    }

    [Fact]
    public void Only_the_newest_dates_count() =>
        Assert.Equal(
            TimeSpan.FromMinutes(5),
            FeedRhythm.Observe(Unknown, [.. Enumerable.Range(0, 20).Select(i => Entry(-5 * i)), Entry(-100000)], fresh: 1, Now).Gap);

    [Fact]
    public void Without_dates_it_is_told_by_when_entries_are_seen()
    {
        var first = FeedRhythm.Observe(Unknown, [Entry(null), Entry(null)], fresh: 2, Now);
        Assert.Equal((null, Now), (first.Gap, first.LastNews));

        var second = FeedRhythm.Observe(first, [Entry(null), Entry(null)], fresh: 2, Now.AddHours(2));
        Assert.Equal((TimeSpan.FromHours(1), Now.AddHours(2)), (second.Gap, second.LastNews));

        var third = FeedRhythm.Observe(second, [Entry(null)], fresh: 1, Now.AddHours(4));
        Assert.Equal(TimeSpan.FromMinutes(78), third.Gap); // three tenths of the way to two hours
        Assert.Equal(third, FeedRhythm.Observe(third, [Entry(null)], fresh: 0, Now.AddHours(9)));
    }

    private static ServedEntry Entry(int? minutes) => new("k", 1, _ => throw new InvalidOperationException("Nobody reads it."))
    {
        Published = minutes is { } m ? NewsTime.OfInstant(Now.AddMinutes(m)) : null,
    };
}
