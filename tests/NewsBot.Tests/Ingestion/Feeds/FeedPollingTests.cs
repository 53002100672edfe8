using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class FeedPollingTests : IDisposable
{
    private const string Address = "https://a.example/feed";

    private readonly FeedDesk _desk = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_new_is_stored_and_what_was_told_is_kept_for_the_next_poll()
    {
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss(), "\"1\"");
        var feed = await _desk.AddAsync(Address);

        await _desk.PollDueAsync();

        var polled = await _desk.FindAsync(feed);
        Assert.Equal(("The Day", "en", 1, "active"), (polled.Title, polled.Language, polled.Articles, polled.StateName));
        Assert.Equal((Newsroom.Noon, new FeedValidators("\"1\"", null)), (polled.LastSuccess, polled.Validators));
        Assert.InRange(polled.NextPoll - Newsroom.Noon, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(36));
    }

    [Fact]
    public async Task An_edited_entry_becomes_a_version_and_one_that_vanishes_stays()
    {
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss("The council met on Monday. "));
        var feed = await _desk.AddAsync(Address);
        await _desk.PollDueAsync();
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss("The council met on Tuesday. "));
        await _desk.PollNextAsync();
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, "<rss><channel><title>Empty</title></channel></rss>");
        await _desk.PollNextAsync();

        Assert.Equal([(1L, 2L)], _desk.File.Query("select count(distinct article), count(*) from versions", r => (r.GetInt64(0), r.GetInt64(1))));
        Assert.Equal(1, (await _desk.FindAsync(feed)).Articles);
    }

    [Fact]
    public async Task A_feed_of_its_own_that_fails_backs_off_and_recovers_at_once()
    {
        await OthersAsync(3, r => StandInWeb.Feed(r.Address, FeedDesk.Rss()));
        _desk.Web[Address] = _ => StandInWeb.Silence();
        var feed = await _desk.AddAsync(Address);
        await PollFeedAsync(feed);
        Assert.Equal((0, "active", "No connection to the site could be made."), Failure(await _desk.FindAsync(feed)));

        await PollFeedAsync(feed, times: 4);
        var failing = await _desk.FindAsync(feed);
        Assert.Equal((4, "failing", "No connection to the site could be made."), Failure(failing));
        Assert.InRange(failing.NextPoll - failing.LastPoll!.Value, TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(96));
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await PollFeedAsync(feed);

        Assert.Equal((0, "active", null), Failure(await _desk.FindAsync(feed)));
    }

    [Fact]
    public async Task When_most_fail_at_once_nobody_is_blamed_and_all_are_tried_again_soon()
    {
        await OthersAsync(8, _ => StandInWeb.Silence());
        _desk.Web["https://fine.example/"] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await _desk.AddAsync("https://fine.example/");
        await _desk.PollDueAsync();
        await _desk.PollNextAsync(60);

        var failing = (await _desk.Store.ListAsync(Ct)).Where(f => f.LastError is not null).ToList();
        Assert.Equal(8, failing.Count);
        Assert.All(failing, feed => Assert.Equal((0, "active"), (feed.Failures, feed.StateName)));
        Assert.All(failing, feed => Assert.InRange(feed.NextPoll - feed.LastPoll!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(48)));
        Assert.Empty(_desk.Admins.Texts);
    }

    [Fact]
    public async Task Others_are_asked_early_where_too_little_is_known_to_blame_a_feed()
    {
        await OthersAsync(5, r => StandInWeb.Feed(r.Address, FeedDesk.Rss()), wait: TimeSpan.FromHours(9));
        _desk.Web[Address] = _ => StandInWeb.Silence();
        var feed = await _desk.AddAsync(Address);
        await _desk.PollDueAsync();
        await _desk.PollNextAsync();

        Assert.Equal(4, (await _desk.Store.ListAsync(Ct)).Count(f => f.LastSuccess == _desk.Clock.GetUtcNow()));
        Assert.Equal(0, (await _desk.FindAsync(feed)).Failures);
        await PollFeedAsync(feed);
        Assert.Equal(1, (await _desk.FindAsync(feed)).Failures);
    }

    [Fact]
    public async Task A_feed_whose_site_wants_to_be_left_alone_is_not_asked_early()
    {
        await OthersAsync(3, _ => new WebFetch.Failed("It said 429.", IsWorthRetry: true) { RetryAfter = TimeSpan.FromHours(8) });
        _desk.Web[Address] = _ => StandInWeb.Silence();
        var feed = await _desk.AddAsync(Address);

        await PollFeedAsync(feed, times: 4);

        Assert.All(Enumerable.Range(1, 3), i => Assert.Equal(1, _desk.Web.CountOf($"https://other{i}.example/")));
    }

    [Fact]
    public async Task The_only_feed_there_is_is_blamed()
    {
        var feed = await _desk.AddAsync(Address);

        await _desk.PollDueAsync();
        await _desk.PollNextAsync();

        Assert.Equal((1, "failing", "It said 404."), Failure(await _desk.FindAsync(feed)));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_polled_no_more_and_said_so_once()
    {
        _desk.Web[Address] = _ => StandInWeb.Failed(410);
        var feed = await _desk.AddAsync(Address);

        await _desk.PollDueAsync();

        Assert.Equal("gone", (await _desk.FindAsync(feed)).StateName);
        Assert.Null(await _desk.Store.NextPollAsync(Newsroom.Noon, Ct));
        Assert.Equal(["The feed https://a.example/feed is gone and not polled any more: It said 410."], _desk.Admins.Texts);
    }

    [Fact]
    public async Task A_new_address_counts_once_it_was_told_twice_in_a_row()
    {
        var feed = await _desk.AddAsync(Address);
        foreach (var (movedTo, url) in ((string?, string)[])
            [("https://b.example/", Address), (null, Address), ("https://b.example/", Address), ("https://c.example/", Address), ("https://c.example/", "https://c.example/")])
        {
            _desk.Web[Address] = r => ((WebFetch.Fetched)StandInWeb.Feed(r.Address, FeedDesk.Rss())) with { MovedTo = movedTo is null ? null : new Uri(movedTo) };
            if (_desk.Web.Asked.Count == 0)
                await _desk.PollDueAsync();
            else
                await _desk.PollNextAsync();
            Assert.Equal(url, (await _desk.FindAsync(feed)).Url);
        }

        _desk.Web["https://c.example/"] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await _desk.PollNextAsync();
        Assert.Equal(1, (await _desk.FindAsync(feed)).Articles); // its entries are known by the same ids
        Assert.Equal(1, _desk.File.Count("versions"));
    }

    [Fact]
    public async Task The_admins_are_told_once_when_a_feed_has_failed_for_a_day_and_once_when_it_recovers()
    {
        await OthersAsync(3, r => StandInWeb.Feed(r.Address, FeedDesk.Rss()));
        _desk.Web[Address] = _ => StandInWeb.Failed(500, isWorthRetry: true);
        var feed = await _desk.AddAsync(Address);
        for (var hour = 0; hour < 80; hour++)
        {
            _desk.Clock.Advance(TimeSpan.FromHours(1));
            await _desk.PollDueAsync();
            if (_desk.Clock.GetUtcNow() - (await _desk.FindAsync(feed)).FailingSince < TimeSpan.FromDays(1))
                Assert.Empty(_desk.Admins.Texts);
        }

        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await _desk.PollDueAsync();
        await _desk.PollNextAsync(5);

        Assert.Equal(["The feed https://a.example/feed has failed for a day: It said 500.", "The feed “The Day” (https://a.example/feed) can be read again."], _desk.Admins.Texts);
    }

    [Fact]
    public async Task A_feed_that_breaks_the_reader_stops_no_other()
    {
        _desk.Web[Address] = _ => throw new InvalidOperationException("A mistake of ours.");
        _desk.Web["https://b.example/"] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        var (broken, fine) = (await _desk.AddAsync(Address), await _desk.AddAsync("https://b.example/"));

        await _desk.PollDueAsync();

        Assert.Equal("NewsBot could not read it (InvalidOperationException); its log says more.", (await _desk.FindAsync(broken)).LastError);
        Assert.Equal(1, (await _desk.FindAsync(fine)).Articles);
        Assert.Contains("Error: Polling https://a.example/feed broke", _desk.Log.Lines);
    }

    [Fact]
    public async Task A_poll_that_is_broken_off_is_made_again()
    {
        using var kill = new CancellationTokenSource();
        _desk.Web[Address] = r =>
        {
            kill.Cancel();
            return StandInWeb.Feed(r.Address, FeedDesk.Rss());
        };
        var feed = await _desk.AddAsync(Address);
        await _desk.Polling.StartDueAsync(kill.Token);
        await _desk.Polling.AbandonAsync();
        Assert.Null((await _desk.FindAsync(feed)).LastPoll);

        await _desk.PollDueAsync();

        Assert.Equal(1, (await _desk.FindAsync(feed)).Articles);
    }

    [Fact]
    public async Task Pages_that_are_too_many_for_one_poll_are_read_with_the_next_ones_soon()
    {
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Summaries("https://a.example/", 120), "\"1\"");
        foreach (var i in Enumerable.Range(1, 120))
            _desk.Web[$"https://a.example/{i}"] = r => StandInWeb.Page(r.Address, FeedDesk.Page($"Number {i}"));
        var feed = await _desk.AddAsync(Address);

        await _desk.PollDueAsync();
        var first = await _desk.FindAsync(feed);
        Assert.Equal((FeedPoll.MostPages, FeedValidators.None), (first.Articles, first.Validators));
        Assert.InRange(first.NextPoll - Newsroom.Noon, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        await _desk.PollNextAsync(2);

        var last = await _desk.FindAsync(feed);
        Assert.Equal((120, new FeedValidators("\"1\"", null)), (last.Articles, last.Validators));
        Assert.Equal(123, _desk.Web.Asked.Count);
    }

    [Fact]
    public async Task A_page_that_does_not_come_is_asked_for_again_and_one_that_never_will_is_not()
    {
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Summaries("https://a.example/", 2));
        _desk.Web["https://a.example/1"] = _ => StandInWeb.Failed(503, isWorthRetry: true);
        var feed = await _desk.AddAsync(Address);
        await _desk.PollDueAsync();
        await _desk.PollNextAsync();
        _desk.Web["https://a.example/1"] = r => StandInWeb.Page(r.Address, FeedDesk.Page("It came"));
        await _desk.PollNextAsync(2);

        Assert.Equal((3, 1), (_desk.Web.CountOf("https://a.example/1"), _desk.Web.CountOf("https://a.example/2")));
        Assert.Equal(1, (await _desk.FindAsync(feed)).Articles);
    }

    [Fact]
    public async Task No_more_than_so_many_feeds_are_polled_at_once()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _desk.Web.Gate = hold.Task;
        await OthersAsync(FeedPolling.MostAtOnce + 4, r => StandInWeb.Feed(r.Address, FeedDesk.Rss()));

        await _desk.Polling.StartDueAsync(Ct);
        Assert.Equal(FeedPolling.MostAtOnce, _desk.Polling.InHand);
        hold.SetResult();
        await _desk.PollDueAsync();

        Assert.All(await _desk.Store.ListAsync(Ct), feed => Assert.NotNull(feed.LastSuccess));
    }

    public void Dispose() => _desk.Dispose();

    private static (int, string, string?) Failure(Feed feed) => (feed.Failures, feed.StateName, feed.LastError);

    private async Task OthersAsync(int count, Func<FetchRequest, WebFetch> answer, TimeSpan wait = default)
    {
        for (var i = 1; i <= count; i++)
        {
            _desk.Web[$"https://other{i}.example/"] = answer;
            await _desk.AddAsync($"https://other{i}.example/", wait);
        }
    }

    /// <summary>Goes on until this feed was polled so many times more.</summary>
    private async Task PollFeedAsync(Feed feed, int times = 1)
    {
        for (; times > 0; times--)
        {
            var asked = _desk.Web.CountOf(feed.Url);
            await _desk.PollDueAsync();
            while (_desk.Web.CountOf(feed.Url) == asked)
                await _desk.PollNextAsync();
        }
    }
}
