using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Web;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>The upkeep of feeds with all its real parts, before a web that says what it is told to unless a test brings another.</summary>
internal sealed class FeedDesk : IDisposable
{
    private readonly WebFeedFetcher _fetcher;

    public FeedDesk(FakeTimeProvider? clock = null, IWebFetcher? web = null, params string[] configured)
    {
        File = new SqliteFile(clock);
        Store = new SqliteFeedStore(File.Database, Clock);
        _fetcher = new WebFeedFetcher(web ?? Web, new FetchedPages(web ?? Web), Clock);
        Poll = new FeedPoll(_fetcher, Store, new IngestionPipeline(File.Newsroom.Ports.Store, Retention.Forever));
        Progress = new FeedProgress(new PollSchedule(null, new Random(3)));
        List = new FeedList(_fetcher, Store, Poll, Progress, Options.Create(new IngestionOptions { Feeds = configured }), Clock);
        Polling = new FeedPolling(Poll, Store, Progress, new AdminPlaces([Admins], NullLogger<AdminPlaces>.Instance), Clock, new Logger<FeedPolling>(new LoggerFactory([Log])));
    }

    public SqliteFile File { get; }

    public FakeTimeProvider Clock => File.Clock;

    public StandInWeb Web { get; } = new();

    public LogLines Log { get; } = new();

    public AdminNotes Admins { get; } = new();

    public SqliteFeedStore Store { get; }

    public FeedPoll Poll { get; }

    public FeedProgress Progress { get; }

    public FeedList List { get; }

    public FeedPolling Polling { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A feed of one entry with its text.</summary>
    public static string Rss(string text = "The council met on Monday. ", string title = "The Day") =>
        $"<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><title>{title}</title><language>en</language><item><guid isPermaLink='false'>1</guid>"
        + $"<title>Bridge</title><c:encoded>{string.Concat(Enumerable.Repeat(text, 30))}</c:encoded></item></channel></rss>";

    /// <summary>A feed with summaries of so many pages below <paramref name="site"/>.</summary>
    public static string Summaries(string site, int count) =>
        $"<rss><channel><title>Many</title>{string.Concat(Enumerable.Range(1, count).Select(i => $"<item><guid isPermaLink='false'>{i}</guid><link>{site}{i}</link><title>T</title><description>Short.</description></item>"))}</channel></rss>";

    public static string Page(string title) =>
        $"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{string.Concat(Enumerable.Repeat("<p>The council met on Monday and spoke of the bridge for hours.</p>", 5))}</article></body></html>";

    public async Task<Feed> AddAsync(string url, TimeSpan wait = default) =>
        Assert.Single(await Store.AddAsync([new NewFeed(url, "test", Clock.GetUtcNow() + wait)], Ct)).Feed;

    public async Task<Feed> FindAsync(Feed feed) => Assert.IsType<Feed>(await Store.FindAsync($"{feed.Id}", Ct));

    /// <summary>Makes every poll that is due now.</summary>
    public async Task PollDueAsync()
    {
        await Polling.StartDueAsync(Ct);
        while (Polling.InHand > 0)
        {
            await Polling.AnyEndedAsync(Ct);
            await Polling.SettleAsync(Ct);
            await Polling.StartDueAsync(Ct);
        }
    }

    /// <summary>Moves on to when the next polls are due, so often, and makes them.</summary>
    public async Task PollNextAsync(int times = 1)
    {
        for (; times > 0; times--)
        {
            var next = Assert.IsType<DateTimeOffset>(await Store.NextPollAsync(Clock.GetUtcNow(), Ct));
            Clock.SetUtcNow(next);
            await PollDueAsync();
        }
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        File.Dispose();
    }
}

/// <summary>Keeps what the admins are told.</summary>
internal sealed class AdminNotes : IAdminPlace
{
    public List<string> Texts { get; } = [];

    public ValueTask TellAsync(string text, CancellationToken ct)
    {
        Texts.Add(text);
        return ValueTask.CompletedTask;
    }
}
