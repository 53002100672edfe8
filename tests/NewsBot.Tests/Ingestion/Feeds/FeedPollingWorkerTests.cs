using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class FeedPollingWorkerTests
{
    private const string Address = "https://a.example/feed";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Configured_feeds_are_listed_once_and_polled_as_time_goes_until_the_host_ends()
    {
        var time = new SteppedTime();
        using var desk = new FeedDesk(time, web: null, Address, "https://b.example/");
        desk.Web["http://www.a.example/feed/"] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        desk.Web["https://b.example/"] = r => StandInWeb.Feed(r.Address, FeedDesk.Rss());
        await desk.AddAsync("http://www.a.example/feed/");
        using var worker = new FeedPollingWorker(desk.List, desk.Polling, time, NullLogger<FeedPollingWorker>.Instance);
        await worker.StartAsync(Ct);

        while (desk.Web.CountOf("http://www.a.example/feed/") < 2 || desk.Web.CountOf("https://b.example/") < 2)
        {
            await time.NextWaitAsync(span => span > TimeSpan.Zero, Ct);
            time.Advance(FeedPollingWorker.LongestWait);
        }

        await worker.StopAsync(Ct);
        Assert.Equal(["http://www.a.example/feed/", "https://b.example/"], (await desk.Store.ListAsync(Ct)).Select(f => f.Url));
        Assert.All(await desk.Store.ListAsync(Ct), feed => Assert.NotNull(feed.LastSuccess));
    }
}
