using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Commands;
using NewsBot.Commands.Feeds;
using NewsBot.Sources.Feeds;
using NewsBot.Tests.Ingestion.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class FeedCommandTests : IDisposable
{
    private const string Address = "https://a.example/feed";

    private static readonly Caller Admin = new("discord", "u2", IsAdmin: true);
    private static readonly Caller User = new("discord", "u1", IsAdmin: false);

    private readonly FeedDesk _desk = new();
    private readonly MemoryAudit _audit = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_added_by_the_address_of_its_page_and_ingested_at_once()
    {
        _desk.Web["https://a.example/"] = r => StandInWeb.Page(r.Address, "<html><link rel='alternate' type='application/rss+xml' href='/feed'></html>");
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());

        var reply = await SayAsync("feeds add https://a.example/");

        Assert.Equal("Added “The Day” (https://a.example/feed): 1 entry, en: added 1, updated 0, unchanged 0, refused 0.", Assert.IsType<Reply.Message>(reply).Text);
        var feed = Assert.Single(await _desk.Store.ListAsync(Ct));
        Assert.Equal(("discord u2", 1), (feed.AddedBy, feed.Articles));
        Assert.True(feed.NextPoll > Newsroom.Noon);
        Assert.Equal(("feeds add https://a.example/", Assert.IsType<Reply.Message>(reply).Text), (_audit.Entries[0].What, _audit.Entries[0].Outcome));
    }

    [Theory]
    [InlineData("feeds add http://10.0.0.1/", "http://10.0.0.1/: The address is not in the public internet.")]
    [InlineData("feeds add https://nothing.example/", "https://nothing.example/: It said 404.")]
    [InlineData("feeds add", "Name the address of a feed or of a page, such as: feeds add https://example.com/feed.xml")]
    [InlineData("feeds check 7", "There is no feed 7 in the list; 'feeds list' shows which there are.")]
    [InlineData("feeds remove 7", "There is no feed 7 in the list; 'feeds list' shows which there are.")]
    [InlineData("feeds pause", "Name a feed by its number or address; 'feeds list' shows them.")]
    [InlineData("feeds resume https://nothing.example/", "There is no feed https://nothing.example/ in the list; 'feeds list' shows which there are.")]
    [InlineData("feeds import x.opml", "This is no OPML that can be read: Data at the root level is invalid. Line 1, position 1. A file is read by: newsbot feeds import FILE")]
    public async Task What_cannot_be_done_is_refused_with_what_to_do_and_changes_nothing(string line, string refusal)
    {
        Assert.Equal(refusal, Assert.IsType<Reply.Refusal>(await SayAsync(line)).Text);
        Assert.Empty(await _desk.Store.ListAsync(Ct));
    }

    [Fact]
    public async Task A_feed_that_is_in_the_list_is_not_added_again()
    {
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await SayAsync($"feeds add {Address}");

        Assert.Equal(
            "“The Day” (https://a.example/feed) is in the list already, as number 1, and is active.",
            Assert.IsType<Reply.Refusal>(await SayAsync("feeds add http://www.a.example/feed/")).Text);
        Assert.Single(_desk.Web.Asked);
    }

    [Fact]
    public async Task A_check_fetches_now_and_says_what_is_wrong()
    {
        var feed = await _desk.AddAsync(Address);
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Summaries("https://a.example/", 2));
        _desk.Web["https://a.example/1"] = r => StandInWeb.Page(r.Address, FeedDesk.Page("One"));

        var fine = Assert.IsType<Reply.Listing>(await SayAsync("feeds check 1"));
        Assert.Equal("“Many” (https://a.example/feed) is fine: 2 entries, no language given: added 1, updated 0, unchanged 0, refused 1.", fine.Heading);
        Assert.Equal([new ReplyRow("https://a.example/2", "It said 404.")], fine.Rows);
        _desk.Web[Address] = _ => StandInWeb.Failed(500, isWorthRetry: true);

        Assert.Equal("“Many” (https://a.example/feed) cannot be read: It said 500.", Assert.IsType<Reply.Refusal>(await SayAsync($"feeds check {Address}")).Text);
        Assert.Equal((0, "It said 500."), await _desk.FindAsync(feed) is var failed ? (failed.Failures, failed.LastError) : default);
    }

    [Fact]
    public async Task A_check_of_a_feed_inside_of_the_network_is_refused_at_once()
    {
        await _desk.AddAsync("http://10.0.0.1/feed");

        var reply = await Router().RouteAsync(new CommandRequest("feeds check", "1", Admin) { FollowUp = new Moq.Mock<IFollowUp>(Moq.MockBehavior.Strict).Object }, Ct);

        Assert.Equal("http://10.0.0.1/feed cannot be read: The address is not in the public internet.", Assert.IsType<Reply.Refusal>(reply).Text);
        Assert.Empty(_desk.Web.Asked);
    }

    [Fact]
    public async Task A_check_asks_for_the_whole_feed_also_where_it_did_not_change()
    {
        await _desk.AddAsync(Address);
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss(), "\"1\"");
        await _desk.PollDueAsync();

        await SayAsync("feeds check 1");

        Assert.True(_desk.Web.Requests[^1].Validators is null or { IsEmpty: true });
    }

    [Fact]
    public async Task A_check_tries_again_what_was_refused_and_nothing_else()
    {
        await _desk.AddAsync(Address);
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Summaries("https://a.example/", 2));
        _desk.Web["https://a.example/1"] = r => StandInWeb.Page(r.Address, FeedDesk.Page("One"));
        await _desk.PollDueAsync();

        var still = Assert.IsType<Reply.Listing>(await SayAsync("feeds check 1"));
        _desk.Web["https://a.example/2"] = r => StandInWeb.Page(r.Address, FeedDesk.Page("Two"));
        var mended = Assert.IsType<Reply.Message>(await SayAsync("feeds check 1"));
        var quiet = Assert.IsType<Reply.Message>(await SayAsync("feeds check 1"));

        Assert.Equal([new ReplyRow("https://a.example/2", "It said 404.")], still.Rows);
        Assert.EndsWith(": added 1, updated 0, unchanged 0, refused 0.", mended.Text, StringComparison.Ordinal);
        Assert.Equal("“Many” (https://a.example/feed) is fine: 2 entries, no language given: nothing new.", quiet.Text);
        Assert.Equal((1, 3), (_desk.Web.CountOf("https://a.example/1"), _desk.Web.CountOf("https://a.example/2")));
    }

    [Fact]
    public async Task A_feed_is_paused_resumed_and_removed()
    {
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await SayAsync($"feeds add {Address}");

        Assert.Equal("“The Day” (https://a.example/feed) is paused.", Assert.IsType<Reply.Message>(await SayAsync("feeds pause 1")).Text);
        Assert.Null(await _desk.Store.NextPollAsync(Newsroom.Noon.AddDays(-1), Ct));
        Assert.Equal("“The Day” (https://a.example/feed) is polled again, from now on.", Assert.IsType<Reply.Message>(await SayAsync("feeds resume 1")).Text);
        Assert.Single(await _desk.Store.DueAsync(Newsroom.Noon, 5, Ct));
        Assert.Equal("Removed “The Day” (https://a.example/feed); its articles stay.", Assert.IsType<Reply.Message>(await SayAsync("feeds remove 1")).Text);
        Assert.Empty(await _desk.Store.ListAsync(Ct));
        Assert.Equal(1, (await _desk.File.Newsroom.Ports.Archive.CoverageAsync(Ct)).Articles);
        Assert.Equal(4, _audit.Entries.Count);
    }

    [Fact]
    public async Task The_list_tells_how_each_feed_goes()
    {
        Assert.Equal("There are no feeds. 'feeds add URL' adds one.", Assert.IsType<Reply.Message>(await SayAsync("feeds list", User)).Text);
        _desk.Web[Address] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await SayAsync($"feeds add {Address}");
        await _desk.AddAsync("https://broken.example/");
        await _desk.PollDueAsync();
        _desk.Clock.Advance(TimeSpan.FromMinutes(4));

        var table = Assert.IsType<Reply.Table>(await SayAsync("feeds list", User));

        Assert.Equal("2 feeds", table.Heading);
        Assert.Equal(["#", "feed", "state", "last success", "articles", "next poll"], table.Columns);
        Assert.Equal(["1", "The Day", "active", "4 min ago", "1"], table.Rows[0].Cells.SkipLast(1));
        Assert.Matches(@"^in \d+ (s|min)$", table.Rows[0].Cells[^1]);
        Assert.Equal([Address], table.Rows[0].Notes);
        Assert.Equal(["2", "https://broken.example/", "active", "never", "0"], table.Rows[1].Cells.SkipLast(1));
        Assert.Equal(["last poll: It said 404."], table.Rows[1].Notes);
    }

    [Fact]
    public async Task A_list_of_another_program_is_added_and_written_again()
    {
        await _desk.AddAsync("https://b.example/");
        var request = new CommandRequest("feeds import", "<opml><body><outline text='World'><outline xmlUrl='https://a.example/feed' text='A'/><outline xmlUrl='https://b.example/'/></outline><outline xmlUrl='ftp://c'/></body></opml>", Admin)
        {
            Options = new Dictionary<string, string> { [CommandRequest.File] = "my.opml" },
        };

        var listing = Assert.IsType<Reply.Listing>(await Router().RouteAsync(request, Ct));

        Assert.Equal("Added 1 feed, 1 in the list already; 'newsbot run' polls them.", listing.Heading);
        Assert.Equal([new ReplyRow("left out", "ftp://c is no web address.")], listing.Rows);
        Assert.Equal("feeds import my.opml", _audit.Entries[0].What);
        Assert.Equal(2, (await _desk.Store.DueAsync(Newsroom.Noon, 5, Ct)).Count);
        var file = Assert.IsType<Reply.File>(await SayAsync("feeds export", User));
        Assert.Equal("feeds.opml", file.Name);
        Assert.True(new OpmlOutlines().TryRead(file.Text, out var outline, out _));
        Assert.Equal(["https://b.example/", "https://a.example/feed"], outline.Feeds.Select(f => f.Url));
    }

    public void Dispose() => _desk.Dispose();

    private CommandRouter Router()
    {
        var outlines = new OpmlOutlines();
        return Routers.Of(
            _audit,
            NullLogger<CommandRouter>.Instance,
            new FeedsAddHandler(_desk.List),
            new FeedsCheckHandler(_desk.List),
            new FeedsRemoveHandler(_desk.List),
            new FeedsPauseHandler(_desk.List),
            new FeedsResumeHandler(_desk.List),
            new FeedsListHandler(_desk.List, _desk.Clock),
            new FeedsImportHandler(_desk.List, outlines),
            new FeedsExportHandler(_desk.List, outlines, _desk.Clock));
    }

    private ValueTask<Reply> SayAsync(string line, Caller? caller = null)
    {
        var words = line.Split(' ', 2);
        return Router().RouteAsync(new CommandRequest(words[0], words[1], caller ?? Admin), Ct);
    }
}
