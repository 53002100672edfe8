using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Web;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Feeds;

public sealed class WebFeedFetcherTests : IDisposable
{
    private const string Address = "https://a.example/feed.xml";
    private static readonly string Long = string.Concat(Enumerable.Repeat("The council met on Monday and spoke of the bridge for hours. ", 12));

    private readonly StandInWeb _web = new();
    private readonly WebFeedFetcher _fetcher;

    public WebFeedFetcherTests()
    {
        var clock = new FakeTimeProvider(Newsroom.Noon);
        _fetcher = new WebFeedFetcher(_web, new FetchedPages(_web), clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_with_its_text_becomes_an_article_without_its_page()
    {
        Serve(Item("7", "/story?utm_source=rss", "Bridge", Long, date: "Tue, 28 Feb 2023 08:00:00 GMT"));

        var article = Assert.IsType<FetchOutcome.Fetched>(await ReadAsync()).Article;

        Assert.Equal([Address], _web.Asked);
        Assert.Equal(("Bridge", Long.Trim(), "a.example", "en"), (article.Title, article.Body, article.Source, article.Language));
        Assert.Equal(Newsroom.TimeOf("2023-02-28T08:00:00Z"), article.Published);
        Assert.Equal(["guid:scope|7", "url:a.example/story"], article.Keys);
    }

    [Fact]
    public async Task An_entry_with_a_summary_is_read_from_its_page()
    {
        Serve(Item("7", "/story", "Bridge", "The council met on Monday.", date: "Tue, 28 Feb 2023 08:00:00 GMT"));
        _web["https://a.example/story"] = r => StandInWeb.Page(r.Address, PageOf("Bridge stays closed", "https://a.example/2023/story"));

        var article = Assert.IsType<FetchOutcome.Fetched>(await ReadAsync()).Article;

        Assert.Equal(FetchKind.Page, _web.Requests[^1].Kind);
        Assert.Equal("Bridge stays closed", article.Title);
        Assert.Contains("spoke of the bridge", article.Body, StringComparison.Ordinal);
        Assert.Equal(["guid:scope|7", "url:a.example/story", "url:a.example/2023/story"], article.Keys);
        Assert.Equal(Newsroom.TimeOf("2023-02-28T08:00:00Z"), article.Published);
    }

    [Theory]
    [InlineData("https://a.example/")]
    [InlineData("https://a.example/news")]
    public async Task A_page_that_names_what_lies_above_it_keeps_its_own_address(string canonical)
    {
        Serve(Item(null, "/news/story", "Bridge", "The council met on Monday."));
        _web["https://a.example/news/story"] = r => StandInWeb.Page(r.Address, PageOf("Bridge stays closed", canonical));

        var article = Assert.IsType<FetchOutcome.Fetched>(await ReadAsync()).Article;

        Assert.Equal(("https://a.example/news/story", "url:a.example/news/story"), (article.Url, Assert.Single(article.Keys)));
    }

    [Theory]
    [InlineData("Wed, 01 Mar 2023 12:00:01 GMT", null)]
    [InlineData("Wed, 01 Mar 2023 12:00:00 GMT", "2023-03-01T12:00:00Z")]
    [InlineData("", null)]
    public async Task A_date_that_lies_ahead_is_as_good_as_none(string date, string? published)
    {
        Serve(Item("7", "/story", "Bridge", Long, date));

        Assert.Equal(published, Assert.IsType<FetchOutcome.Fetched>(await ReadAsync()).Article.Published?.ToString());
    }

    [Fact]
    public async Task A_page_that_is_no_article_is_refused_for_good_and_one_that_does_not_come_is_tried_again()
    {
        Serve(Item("1", "/none", "One", "Short.") + Item("2", "/slow", "Two", "Short."));
        _web["https://a.example/slow"] = _ => StandInWeb.Failed(503, isWorthRetry: true);

        var entries = await EntriesAsync();

        Assert.Equal((EntryEnding.Final, "It said 404."), Ending(await entries[0].ReadAsync(Ct)));
        Assert.Equal((EntryEnding.Failed, "It said 503."), Ending(await entries[1].ReadAsync(Ct)));
    }

    [Fact]
    public async Task After_three_pages_in_a_row_that_do_not_come_the_others_wait()
    {
        Serve(string.Concat(Enumerable.Range(1, 6).Select(i => Item($"{i}", $"/{i}", "T", "Short."))));
        foreach (var i in Enumerable.Range(1, 6))
            _web[$"https://a.example/{i}"] = _ => StandInWeb.Silence();

        var endings = new List<EntryEnding>();
        foreach (var entry in await EntriesAsync())
            endings.Add((await entry.ReadAsync(Ct)).Ending);

        Assert.Equal([EntryEnding.Failed, EntryEnding.Failed, EntryEnding.Failed, EntryEnding.Skipped, EntryEnding.Skipped, EntryEnding.Skipped], endings);
        Assert.Equal(4, _web.Asked.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.2:81/story", "The A")]
    [InlineData("http://[::1]/story", "The A")]
    [InlineData("https://b.example/story", "b.example")]
    public async Task An_outlet_whose_host_is_only_a_number_is_named_by_its_feed(string link, string outlet)
    {
        Serve(Item("7", link, "Bridge", Long));
        Assert.Equal(outlet, Assert.IsType<FetchOutcome.Fetched>(await ReadAsync()).Article.Source);

        Serve(Item("7", link, "Bridge", "Short."));
        _web[link] = r => StandInWeb.Page(r.Address, PageOf("Bridge", link));
        Assert.Equal(outlet, Assert.IsType<FetchOutcome.Fetched>(await ReadAsync()).Article.Source);
    }

    [Fact]
    public async Task An_entry_without_text_and_page_is_refused()
    {
        Serve("<item><title>Only a title</title><guid isPermaLink='false'>7</guid></item>");

        Assert.Equal("The entry has no text and leads to no page.", Assert.IsType<FetchOutcome.Refused>(await ReadAsync()).Reason);
    }

    [Fact]
    public async Task An_entry_looks_another_once_it_is_edited_and_the_same_when_only_its_date_is_set_anew()
    {
        var looks = new List<long>();
        foreach (var item in (string[])
            [
                Item("7", "/story", "Bridge", Long, "Tue, 28 Feb 2023 08:00:00 GMT"), Item("7", "/story?utm_source=x", "Bridge", Long, "Tue, 28 Feb 2023 09:00:00 GMT"),
                Item("7", "/story", "Bridge!", Long), Item("7", "/story", "Bridge", Long + "More."),
            ])
        {
            Serve(item);
            looks.Add((await EntriesAsync())[0].Look);
        }

        Assert.Equal(looks[0], looks[1]);
        Assert.Equal(3, looks.Distinct().Count());
    }

    [Fact]
    public async Task What_the_site_told_is_sent_back_and_an_unchanged_feed_is_no_more_than_that()
    {
        _web[Address] = _ => new WebFetch.NotModified(new Validators("\"2\"", null));

        var fetch = await _fetcher.FetchAsync(FeedAt() with { Validators = new FeedValidators("\"1\"", "Mon") }, Ct);

        Assert.Equal(new FeedValidators("\"2\"", null), Assert.IsType<FeedFetch.Unchanged>(fetch).Validators);
        Assert.Equal(new Validators("\"1\"", "Mon"), _web.Requests[0].Validators);
    }

    [Fact]
    public async Task Endings_tell_what_to_do_next()
    {
        _web[Address] = _ => StandInWeb.Failed(410);
        Assert.True(Assert.IsType<FeedFetch.Failed>(await _fetcher.FetchAsync(FeedAt(), Ct)).IsGone);
        _web[Address] = _ => new WebFetch.Failed("Later.", true) { Status = HttpStatusCode.TooManyRequests, RetryAfter = TimeSpan.FromMinutes(9) };
        Assert.Equal(TimeSpan.FromMinutes(9), Assert.IsType<FeedFetch.Failed>(await _fetcher.FetchAsync(FeedAt(), Ct)).RetryAfter);
        _web[Address] = r => StandInWeb.Page(r.Address, "<html><body>Hello</body></html>");
        Assert.Contains("web page, not a feed", Assert.IsType<FeedFetch.Failed>(await _fetcher.FetchAsync(FeedAt(), Ct)).Reason, StringComparison.Ordinal);
        _web[Address] = _ => new WebFetch.Refused("Not public.");
        Assert.Equal("Not public.", Assert.IsType<FeedFetch.Failed>(await _fetcher.FetchAsync(FeedAt(), Ct)).Reason);
    }

    [Fact]
    public async Task The_feed_that_a_page_names_is_found()
    {
        _web["https://a.example/"] = r => StandInWeb.Page(
            r.Address, "<html><head><base href='/x/'><link rel='alternate' hreflang='de' href='/de'><link rel='Alternate' type='application/atom+xml; x=y' href='rss'></head></html>");
        _web["https://a.example/x/rss"] = r => StandInWeb.Feed(r.Address, Rss(Item("7", "/story", "Bridge", Long)));

        var found = Assert.IsType<FeedFinding.Found>(await _fetcher.FindAsync(" https://a.example/ ", Ct));

        Assert.Equal(("https://a.example/x/rss", "The A"), (found.Url, found.Feed.Title));
        Assert.Equal(["https://a.example/", "https://a.example/x/rss"], _web.Asked);
    }

    [Fact]
    public async Task Else_the_usual_addresses_are_tried_in_their_order()
    {
        _web["https://a.example/news/today"] = r => StandInWeb.Page(r.Address, "<html><link rel='alternate' type='application/rss+xml' href='/broken'></html>");
        _web["https://a.example/rss.xml"] = r => StandInWeb.Feed(r.Address, Rss(Item("7", "/story", "Bridge", Long)));

        var found = Assert.IsType<FeedFinding.Found>(await _fetcher.FindAsync("https://a.example/news/today", Ct));

        Assert.Equal("https://a.example/rss.xml", found.Url);
        Assert.Equal(["/news/today", "/broken", "/feed", "/rss", "/feed.xml", "/rss.xml"], _web.Asked.Select(a => new Uri(a).AbsolutePath));
    }

    [Theory]
    [InlineData("https://a.example/page", "No feed was found on the page")]
    [InlineData("https://a.example/picture", "neither RSS, Atom nor JSON Feed")]
    [InlineData("https://a.example/nothing", "It said 404.")]
    public async Task Where_there_is_none_it_is_said_why(string address, string reason)
    {
        _web["https://a.example/page"] = r => StandInWeb.Page(r.Address, "<html><body>Hello</body></html>");
        _web["https://a.example/picture"] = r => new WebFetch.Fetched("GIF89a...."u8.ToArray(), "image/gif", new Uri(r.Address));

        Assert.Contains(reason, Assert.IsType<FeedFinding.None>(await _fetcher.FindAsync(address, Ct)).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _fetcher.Dispose();

    private static Feed FeedAt() => new() { Id = 1, Url = Address, Scope = "scope", NextPoll = Newsroom.Noon, AddedBy = "test", AddedAt = Newsroom.Noon };

    private static (EntryEnding Ending, string Reason) Ending(EntryReading reading) => (reading.Ending, Assert.IsType<FetchOutcome.Refused>(reading.Outcome).Reason);

    private void Serve(string items) => _web[Address] = r => StandInWeb.Feed(r.Address, Rss(items));

    private async Task<IReadOnlyList<ServedEntry>> EntriesAsync() => Assert.IsType<FeedFetch.Served>(await _fetcher.FetchAsync(FeedAt(), Ct)).Feed.Entries("scope");

    private async Task<FetchOutcome> ReadAsync() => (await Assert.Single(await EntriesAsync()).ReadAsync(Ct)).Outcome;

    private static string Rss(string items) =>
        $"<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The A</title><link>https://a.example/</link><language>en</language>{items}</channel></rss>";

    private static string Item(string? id, string link, string title, string text, string date = "")
    {
        var element = text.Length < Long.Length ? "description" : "content:encoded";
        var guid = id is null ? "" : $"<guid isPermaLink='false'>{id}</guid>";
        return $"<item><title>{title}</title><link>{link}</link><{element}>{text}</{element}>{guid}<pubDate>{date}</pubDate></item>";
    }

    private static string PageOf(string title, string canonical) =>
        $"<html lang='en'><head><title>{title}</title><link rel='canonical' href='{canonical}'></head><body><article><h1>{title}</h1><p>{Long}</p><p>{Long}</p></article></body></html>";
}
