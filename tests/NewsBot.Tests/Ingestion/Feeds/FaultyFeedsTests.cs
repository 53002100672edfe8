using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;
using NewsBot.Tests.Web.Fetching;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>Feeds on hosts of a real server, each of which has a fault of its own.</summary>
public sealed class FaultyFeedsTests : IAsyncLifetime
{
    private const string Rebinding = "rebinding.example";

    /// <summary>What each feed is said to suffer from; null for one that can be read nevertheless.</summary>
    private static readonly (string Path, string? Problem)[] Faults =
    [
        ("/whole", null),
        ("/same", null),
        ("/edited", null),
        ("/plain", null),
        ("/mislabelled", null),
        ("/moved", null),
        ("/busy", "429"),
        ("/broken", "500"),
        ("/gone", "410"),
        ("/hangs", "within 20 seconds"),
        ("/drips", "within 60 seconds"),
        ("/resets", "connection"),
        ("/bomb", "10 MB"),
        ("/loop", "redirect"),
        ("/inside", "not in the public internet"),
        ("/picture", "neither RSS, Atom nor JSON Feed"),
    ];

    private readonly FakeTimeProvider _clock = new(Newsroom.Noon);
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly HashSet<string> _unchanged = [];
    private LoopbackSite? _site;
    private int _round = 1;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LoopbackSite Site => _site ?? throw new InvalidOperationException("The site is not there yet.");

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync(ServeAsync, "0.0.0.0");

    [Fact]
    public async Task Each_fault_stops_its_own_feed_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not answer at all of 127.0.0.0/8.");
        using var fetcher = Fetchers.Create(time: _clock, allowed: "127.0.0.0/8");
        using var desk = new FeedDesk(_clock, fetcher);
        var feeds = new Dictionary<string, Feed>();
        foreach (var (path, _) in Faults)
            feeds[path] = await desk.AddAsync(Site.At(path, $"127.0.0.{feeds.Count + 1}"));

        await PollAsync(desk);
        await AssertProblemsAsync(desk, feeds);
        Assert.True((await desk.FindAsync(feeds["/busy"])).NextPoll >= Newsroom.Noon.AddHours(3));
        Assert.Equal(FeedState.Gone, (await desk.FindAsync(feeds["/gone"])).State);

        _clock.Advance(PollSchedule.Longest);
        _round = 2;
        await PollAsync(desk);
        await AssertProblemsAsync(desk, feeds);
        Assert.Equal(["/same"], _unchanged);
        Assert.EndsWith("/moved/here", (await desk.FindAsync(feeds["/moved"])).Url, StringComparison.Ordinal);
        Assert.Equal(
            [("Bridge", 1), ("Bridge", 2), ("Tunnel", 1)],
            desk.File.Query("select title, number from versions where body like '%harbour%' order by title, number", r => (r.GetString(0), r.GetInt32(1))));
    }

    [Fact]
    public async Task A_name_that_leads_inside_later_is_refused_then_and_what_it_brought_stays()
    {
        using var fetcher = Fetchers.Create(new Names().With(Rebinding, "127.0.0.1", "10.0.0.1"), allowed: "127.0.0.0/8");
        using var desk = new FeedDesk(_clock, fetcher);
        var feed = await desk.AddAsync(Site.At("/closes", Rebinding));
        await desk.PollDueAsync();

        await desk.PollNextAsync();

        var polled = await desk.FindAsync(feed);
        Assert.Contains("not in the public internet", polled.LastError, StringComparison.Ordinal);
        Assert.Equal((1, Newsroom.Noon), (polled.Articles, polled.LastSuccess));
        Assert.Single(Site.Requests);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        _waiting.Dispose();
    }

    /// <summary>Makes all polls; once only those are left that the server keeps waiting, their time runs out.</summary>
    private async Task PollAsync(FeedDesk desk)
    {
        await desk.Polling.StartDueAsync(Ct);
        while (desk.Polling.InHand > 2)
        {
            await desk.Polling.AnyEndedAsync(Ct);
            await desk.Polling.SettleAsync(Ct);
        }

        await _waiting.WaitAsync(Ct);
        await _waiting.WaitAsync(Ct);
        _clock.Advance(Fetchers.Limits.InAll);
        await desk.PollDueAsync();
    }

    private static async Task AssertProblemsAsync(FeedDesk desk, Dictionary<string, Feed> feeds)
    {
        foreach (var (path, problem) in Faults)
        {
            var feed = await desk.FindAsync(feeds[path]);
            var isAsExpected = problem is null ? feed is { LastError: null, Articles: > 0 } : feed.LastError?.Contains(problem, StringComparison.Ordinal) == true;
            Assert.True(isAsExpected, $"{path}: {feed.Articles} articles, {feed.LastError}");
        }
    }

    private Task ServeAsync(HttpContext context)
    {
        var response = context.Response;
        switch (context.Request.Path)
        {
            case "/same" when context.Request.Headers.IfNoneMatch == "\"1\"":
                _unchanged.Add(context.Request.Path);
                response.StatusCode = (int)HttpStatusCode.NotModified;
                return Task.CompletedTask;
            case "/same":
                response.Headers.ETag = "\"1\"";
                return response.WriteAsync(FeedDesk.Rss(), Ct);
            case "/edited":
                return response.WriteAsync(_round == 1 ? Entries("The harbour is closed. ", "Bridge", "Tunnel") : Entries("The harbour is open. ", "Bridge"), Ct);
            case "/plain":
                response.ContentType = "text/plain";
                return response.WriteAsync(FeedDesk.Rss(), Ct);
            case "/mislabelled":
                response.ContentType = "application/rss+xml; charset=utf-8";
                return response.Body.WriteAsync(Encoding.Latin1.GetBytes(FeedDesk.Rss("Der Rat tagte über die Brücke. ")), Ct).AsTask();
            case "/moved":
                response.Redirect("/moved/here", permanent: true);
                return Task.CompletedTask;
            case "/busy":
                response.Headers.RetryAfter = "10800";
                response.StatusCode = (int)HttpStatusCode.TooManyRequests;
                return Task.CompletedTask;
            case "/broken":
                response.StatusCode = (int)HttpStatusCode.InternalServerError;
                return Task.CompletedTask;
            case "/gone":
                response.StatusCode = (int)HttpStatusCode.Gone;
                return Task.CompletedTask;
            case "/hangs":
                _waiting.Release();
                return LoopbackSite.HangAsync(context);
            case "/drips":
                return DripAsync(context);
            case "/resets":
                context.Abort();
                return Task.CompletedTask;
            case "/bomb":
                response.Headers.ContentEncoding = "gzip";
                return response.Body.WriteAsync(Compression.Pack(new byte[40 * 1024 * 1024], "gzip"), Ct).AsTask();
            case "/loop":
                response.Redirect("/loop");
                return Task.CompletedTask;
            case "/inside":
                response.Redirect("http://10.0.0.1/feed");
                return Task.CompletedTask;
            case "/picture":
                response.ContentType = "image/gif";
                return response.WriteAsync("GIF89a....", Ct);
            case "/closes": // the next request has to look its name up again
                response.Headers.Connection = "close";
                return response.WriteAsync(FeedDesk.Rss(), Ct);
            default:
                return response.WriteAsync(FeedDesk.Rss(), Ct);
        }
    }

    private async Task DripAsync(HttpContext context)
    {
        await context.Response.WriteAsync("<rss>", Ct);
        await context.Response.Body.FlushAsync(Ct);
        _waiting.Release();
        await LoopbackSite.HangAsync(context);
    }

    private static string Entries(string text, params string[] titles) =>
        $"<rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>{string.Concat(titles.Select(title => $"<item><guid isPermaLink='false'>{title}</guid><title>{title}</title><c:encoded>{string.Concat(Enumerable.Repeat(text, 30))}</c:encoded></item>"))}</channel></rss>";
}
