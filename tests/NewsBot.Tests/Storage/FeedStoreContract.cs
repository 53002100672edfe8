using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>What every store of the list of feeds does.</summary>
public abstract class FeedStoreContract
{
    private static readonly DateTimeOffset Noon = Newsroom.Noon;

    private readonly FakeTimeProvider _clock = new(Noon);
    private FeedPorts? _ports;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FeedPorts Ports => _ports ??= CreatePorts(_clock);

    private IFeedStore Feeds => Ports.Feeds;

    private protected abstract FeedPorts CreatePorts(FakeTimeProvider clock);

    [Fact]
    public async Task A_feed_comes_back_as_it_was_added()
    {
        var added = Assert.Single(await Feeds.AddAsync([new NewFeed("https://www.a.example/feed", "terminal ann", Noon.AddMinutes(3)) { Title = "A", Tags = ["world", "daily"] }], Ct));

        Assert.True(added.IsNew);
        var feed = Assert.Single(await Feeds.ListAsync(Ct));
        Assert.Equivalent(added.Feed, feed, strict: true);
        Assert.Equal(("https://www.a.example/feed", "A", FeedState.Active, "active"), (feed.Url, feed.Title, feed.State, feed.StateName));
        Assert.Equal((Noon.AddMinutes(3), Noon, "terminal ann"), (feed.NextPoll, feed.AddedAt, feed.AddedBy));
        Assert.Equal(["world", "daily"], feed.Tags);
        Assert.Equal(("url:a.example/feed", FeedValidators.None, 0), (feed.Scope, feed.Validators, feed.Articles));
    }

    [Fact]
    public async Task A_feed_is_listed_once_however_its_address_is_written_and_collects_tags()
    {
        var first = await AddAsync("https://a.example/feed");

        var again = await Feeds.AddAsync([new NewFeed("http://www.a.example/feed/", "someone", Noon) { Tags = ["World"] }, new NewFeed("https://a.example/feed", "someone", Noon) { Tags = ["world", "sport"] }], Ct);

        Assert.All(again, feed => Assert.False(feed.IsNew));
        var listed = Assert.Single(await Feeds.ListAsync(Ct));
        Assert.Equal((first.Id, first.Url), (listed.Id, listed.Url));
        Assert.Equal(["World", "sport"], listed.Tags);
    }

    [Theory]
    [InlineData("http://a.example/feed?utm_source=x")]
    [InlineData("https://www.a.example/feed/")]
    public async Task A_feed_is_found_by_its_number_and_by_its_address_however_written(string url)
    {
        await AddAsync("https://other.example/feed");
        var feed = await AddAsync("https://a.example/feed");

        Assert.Equal(feed.Id, (await Feeds.FindAsync($"{feed.Id}", Ct))?.Id);
        Assert.Equal(feed.Id, (await Feeds.FindAsync(url, Ct))?.Id);
        Assert.Null(await Feeds.FindAsync("https://a.example/", Ct));
        Assert.Null(await Feeds.FindAsync("17", Ct));
        Assert.Null(await Feeds.FindAsync("a word", Ct));
    }

    [Fact]
    public async Task What_is_due_comes_in_the_order_of_its_waiting_and_the_paused_never()
    {
        var late = await AddAsync("https://late.example/", Noon.AddMinutes(-1));
        var early = await AddAsync("https://early.example/", Noon.AddMinutes(-2));
        var paused = await AddAsync("https://paused.example/", Noon.AddMinutes(-3));
        await AddAsync("https://coming.example/", Noon.AddMinutes(5));
        await Feeds.SetStateAsync(paused.Id, FeedState.Paused, Noon, Ct);

        Assert.Equal([early.Id, late.Id], (await Feeds.DueAsync(Noon, 10, Ct)).Select(f => f.Id));
        Assert.Equal([early.Id], (await Feeds.DueAsync(Noon, 1, Ct)).Select(f => f.Id));
        Assert.Equal(Noon.AddMinutes(5), await Feeds.NextPollAsync(Noon, Ct));
        Assert.Null(await Feeds.NextPollAsync(Noon.AddMinutes(5), Ct));
    }

    [Fact]
    public async Task How_a_poll_ended_is_kept_to_the_last_detail()
    {
        var feed = await AddAsync("https://a.example/feed");
        var after = feed with
        {
            Title = "The Day",
            Language = "en-GB",
            Validators = new FeedValidators("\"x\"", "Mon, 02 Mar 2026 09:00:00 GMT"),
            NextPoll = Noon.AddHours(1),
            HeldUntil = Noon.AddMinutes(50),
            LastPoll = Noon,
            LastSuccess = Noon.AddHours(-3),
            AskedInterval = TimeSpan.FromMinutes(15),
            Gap = TimeSpan.FromSeconds(90.5),
            LastNews = Noon.AddMinutes(-7),
            Failures = 3,
            FailingSince = Noon.AddHours(-2),
            IsFailureTold = true,
            LastError = "It broke.",
            MovedTo = "https://b.example/feed",
        };

        await Feeds.SaveAsync([new PolledFeed(after, [])], Ct);

        Assert.Equivalent(after, await Feeds.FindAsync($"{feed.Id}", Ct), strict: true);
    }

    [Fact]
    public async Task A_feed_moves_to_its_new_address_and_keeps_the_scope_of_its_ids()
    {
        var feed = await AddAsync("http://a.example/feed");

        await Feeds.SaveAsync([new PolledFeed(feed with { Url = "https://new.example/rss" }, [])], Ct);

        var moved = Assert.Single(await Feeds.ListAsync(Ct));
        Assert.Equal(("https://new.example/rss", feed.Scope), (moved.Url, moved.Scope));
        Assert.Equal(feed.Id, (await Feeds.FindAsync("https://new.example/rss", Ct))?.Id);
        Assert.Equal(feed.Id, (await Feeds.FindAsync("http://a.example/feed", Ct))?.Id); // whoever knows it by its old name
    }

    [Fact]
    public async Task A_feed_does_not_move_where_another_one_is()
    {
        var feed = await AddAsync("http://a.example/feed");
        await AddAsync("https://new.example/rss");

        await Feeds.SaveAsync([new PolledFeed(feed with { Url = "https://new.example/rss", Title = "A" }, [])], Ct);

        Assert.Equal(["http://a.example/feed", "https://new.example/rss"], (await Feeds.ListAsync(Ct)).Select(f => f.Url));
        Assert.Equal("A", (await Feeds.FindAsync($"{feed.Id}", Ct))?.Title);
    }

    [Fact]
    public async Task What_an_admin_did_while_a_poll_was_in_hand_holds()
    {
        var paused = await AddAsync("https://paused.example/");
        var removed = await AddAsync("https://removed.example/");
        await Feeds.SetStateAsync(paused.Id, FeedState.Paused, Noon, Ct);
        await Feeds.RemoveAsync(removed.Id, Ct);

        await Feeds.SaveAsync([new PolledFeed(removed with { Title = "R" }, [new SeenEntry("k", 1, null)]), new PolledFeed(paused with { Title = "P" }, [])], Ct);

        var left = Assert.Single(await Feeds.ListAsync(Ct));
        Assert.Equal(("P", FeedState.Paused), (left.Title, left.State));
    }

    [Fact]
    public async Task A_feed_that_is_resumed_begins_anew()
    {
        var feed = await AddAsync("https://a.example/feed");
        await Feeds.SaveAsync([new PolledFeed(feed with { State = FeedState.Gone, Failures = 4, FailingSince = Noon, IsFailureTold = true }, [])], Ct);
        Assert.Empty(await Feeds.DueAsync(Noon.AddYears(1), 10, Ct));

        Assert.True(await Feeds.SetStateAsync(feed.Id, FeedState.Active, Noon, Ct));

        var resumed = Assert.Single(await Feeds.DueAsync(Noon, 10, Ct));
        Assert.Equal((0, null, false), (resumed.Failures, resumed.FailingSince, resumed.IsFailureTold));
        Assert.False(await Feeds.SetStateAsync(99, FeedState.Active, Noon, Ct));
    }

    [Fact]
    public async Task What_was_seen_is_remembered_by_feed()
    {
        var (feed, other) = (await AddAsync("https://a.example/feed"), await AddAsync("https://b.example/feed"));
        await Feeds.SaveAsync([new PolledFeed(feed, [new SeenEntry("k1", 1, null), new SeenEntry("k2", 2, null) { Tries = 3 }])], Ct);

        var seen = await Feeds.SeenAsync(feed.Id, ["k2", "k3", "k1"], Ct);

        Assert.Equal([new SeenEntry("k2", 2, null) { Tries = 3 }, null, new SeenEntry("k1", 1, null)], seen);
        Assert.All(await Feeds.SeenAsync(other.Id, ["k1", "k2"], Ct), Assert.Null);
    }

    [Fact]
    public async Task An_entry_whose_article_was_taken_down_is_not_new_again()
    {
        var feed = await AddAsync("https://a.example/feed");
        var stored = Assert.IsType<IngestionOutcome.Added>(Assert.Single(await Ports.Room.IngestAsync(News.Filler(1)))).Id;
        await Feeds.SaveAsync([new PolledFeed(feed, [new SeenEntry("k", 1, stored)])], Ct);

        await Ports.Room.Ports.Archive.RemoveAsync(stored.Value, Ct);

        Assert.Equal(1, Assert.Single(await Feeds.SeenAsync(feed.Id, ["k"], Ct))?.Look);
    }

    [Fact]
    public async Task What_a_feed_brought_no_article_for_can_be_had_tried_again()
    {
        var (feed, other) = (await AddAsync("https://a.example/feed"), await AddAsync("https://b.example/feed"));
        var stored = Assert.IsType<IngestionOutcome.Added>(Assert.Single(await Ports.Room.IngestAsync(News.Filler(1)))).Id;
        SeenEntry[] seen = [new SeenEntry("stored", 1, stored), new SeenEntry("refused", 1, null), new SeenEntry("failed", 1, null) { Tries = 5 }];
        await Feeds.SaveAsync([new PolledFeed(feed, seen), new PolledFeed(other, seen)], Ct);

        await Feeds.RetryRefusedAsync(feed.Id, Ct);

        Assert.Equal([0, 1, 5], await TriesAsync(feed));
        Assert.Equal([0, 0, 5], await TriesAsync(other));

        async Task<IEnumerable<int?>> TriesAsync(Feed of) => (await Feeds.SeenAsync(of.Id, ["stored", "refused", "failed"], Ct)).Select(entry => entry?.Tries);
    }

    [Fact]
    public async Task Articles_are_counted_once_and_stay_when_their_feed_goes()
    {
        var feed = await AddAsync("https://a.example/feed");
        var stored = (await Ports.Room.IngestAsync(News.Filler(3))).Cast<IngestionOutcome.Added>().Select(a => a.Id).ToList();
        SeenEntry[] seen = [.. stored.Select((id, i) => new SeenEntry($"k{i}", i, id)), new SeenEntry("again", 9, stored[0]), new SeenEntry("gone", 9, new ArticleId("0000000000000001"))];
        await Feeds.SaveAsync([new PolledFeed(feed, seen)], Ct);
        await Feeds.SaveAsync([new PolledFeed(feed, [new SeenEntry("k1", 7, null)])], Ct); // an edit that was refused
        Assert.Equal(3, Assert.Single(await Feeds.ListAsync(Ct)).Articles);

        await Ports.Room.Ports.Archive.RemoveAsync(stored[0].Value, Ct);
        Assert.Equal(2, Assert.Single(await Feeds.ListAsync(Ct)).Articles);
        Assert.True(await Feeds.RemoveAsync(feed.Id, Ct));

        Assert.False(await Feeds.RemoveAsync(feed.Id, Ct));
        Assert.Equal(2, (await Ports.Room.Ports.Archive.CoverageAsync(Ct)).Articles);
    }

    [Fact]
    public async Task Polls_are_brought_forward_and_never_put_off()
    {
        var (soon, later) = (await AddAsync("https://a.example/", Noon.AddMinutes(-1)), await AddAsync("https://b.example/", Noon.AddHours(1)));

        await Feeds.HastenAsync([soon.Id, later.Id], Noon, Ct);

        Assert.Equal([Noon.AddMinutes(-1), Noon], (await Feeds.ListAsync(Ct)).Select(f => f.NextPoll));
    }

    private async Task<Feed> AddAsync(string url, DateTimeOffset? nextPoll = null) =>
        Assert.Single(await Feeds.AddAsync([new NewFeed(url, "test", nextPoll ?? Noon)], Ct)).Feed;

    private protected sealed record FeedPorts(IFeedStore Feeds, Newsroom Room);
}
