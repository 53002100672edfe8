using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class RobotsFilesTests
{
    private const string Robots = "/robots.txt";

    private readonly SteppedTime _time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_the_site_keeps_from_programs_is_refused_and_not_asked_for()
    {
        await using var site = await LoopbackSite.StartAsync(Serving("User-agent: *\nDisallow: /private"));
        using var fetcher = Fetchers.Create();

        Assert.Equal(Refusals.Robots, await fetcher.PageAsync(site.At("/private/a"), Ct));
        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/public"), Ct));
        Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/private/feed"), Ct));
        Assert.Equal([Robots, "/public", "/private/feed"], site.Requests);
    }

    [Fact]
    public async Task It_is_read_once_a_day()
    {
        await using var site = await LoopbackSite.StartAsync(Serving("User-agent: *\nDisallow: /private"));
        using var fetcher = Fetchers.Create(time: _time);

        foreach (var hours in new[] { 0, 12, 11, 1, 1 })
        {
            _time.Advance(TimeSpan.FromHours(hours));
            Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/a"), Ct));
        }

        Assert.Equal([Robots, "/a", "/a", "/a", Robots, "/a", "/a"], site.Requests);
    }

    [Fact]
    public async Task Pages_that_are_asked_for_at_once_wait_for_one_reading_of_it()
    {
        await using var site = await LoopbackSite.StartAsync(Serving("User-agent: *\nDisallow: /private"));
        using var fetcher = Fetchers.Create();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => fetcher.PageAsync(site.At($"/{i}"), Ct)));

        Assert.Single(site.Requests, Robots);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_site_without_one_allows_everything(int status)
    {
        await using var site = await LoopbackSite.StartAsync(Serving("User-agent: *\nDisallow: /", status));
        using var fetcher = Fetchers.Create();

        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/a"), Ct));
        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/b"), Ct));
        Assert.Equal([Robots, "/a", "/b"], site.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_site_that_cannot_say_now_is_not_read_now(int status)
    {
        var now = status;
        await using var site = await LoopbackSite.StartAsync(context => Serving("User-agent: *\nDisallow: /private", now)(context));
        using var fetcher = Fetchers.Create(time: _time);

        var first = Assert.IsType<WebFetch.Failed>(await fetcher.PageAsync(site.At("/a"), Ct));
        _time.Advance(TimeSpan.FromMinutes(4));
        var second = Assert.IsType<WebFetch.Failed>(await fetcher.PageAsync(site.At("/a"), Ct));
        now = 200;
        _time.Advance(TimeSpan.FromMinutes(6));
        var third = await fetcher.PageAsync(site.At("/a"), Ct);

        Assert.StartsWith("Whether the site allows programs to read this page (robots.txt) could not be found out:", first.Reason, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(10), first.RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(6), second.RetryAfter);
        Assert.True(first.IsWorthRetry);
        Assert.IsType<WebFetch.Fetched>(third);
        Assert.Equal([Robots, Robots, "/a"], site.Requests);
    }

    [Fact]
    public async Task What_it_said_last_counts_while_it_cannot_be_read()
    {
        var status = 200;
        await using var site = await LoopbackSite.StartAsync(context => Serving("User-agent: *\nDisallow: /private", status)(context));
        using var fetcher = Fetchers.Create(time: _time);
        await fetcher.PageAsync(site.At("/a"), Ct);
        status = 503;
        _time.Advance(TimeSpan.FromDays(1));

        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/a"), Ct));
        Assert.Equal(Refusals.Robots, await fetcher.PageAsync(site.At("/private"), Ct));
        Assert.Equal([Robots, "/a", Robots, "/a"], site.Requests);
    }

    [Fact]
    public async Task It_is_asked_of_every_host_that_a_page_redirects_to()
    {
        await using var other = await LoopbackSite.StartAsync(Serving("User-agent: *\nDisallow: /private"), ip: "127.0.0.2");
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            if (context.Request.Path != Robots)
                context.Response.Redirect(other.At("/private/a", "127.0.0.2"));
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create(allowed: "127.0.0.0/8");

        Assert.Equal(Refusals.Robots, await fetcher.PageAsync(site.At("/a"), Ct));
        Assert.Equal([Robots], other.Requests);
    }

    [Fact]
    public async Task One_that_redirects_in_a_circle_is_none_and_one_that_moved_is_read_there()
    {
        await using var circle = await LoopbackSite.StartAsync(context =>
        {
            if (context.Request.Path == Robots)
                context.Response.Redirect(Robots);
            return Task.CompletedTask;
        });
        await using var moved = await LoopbackSite.StartAsync(context =>
        {
            if (context.Request.Path == Robots)
                context.Response.Redirect("/rules");
            return context.Request.Path == "/rules" ? context.Response.WriteAsync("User-agent: *\nDisallow: /", Ct) : Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(circle.At("/a"), Ct));
        Assert.Equal(Refusals.Robots, await fetcher.PageAsync(moved.At("/a"), Ct));
    }

    [Fact]
    public async Task One_that_leads_inside_is_none_and_nothing_inside_is_asked()
    {
        await using var inside = RawSite.Saying("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\nUser-agent: *\nDisallow: /\n");
        await using var site = await LoopbackSite.StartAsync(
            context =>
            {
                if (context.Request.Path == Robots)
                    context.Response.Redirect(inside.At("/"));
                return Task.CompletedTask;
            },
            ip: "127.0.0.2");
        using var fetcher = Fetchers.Create(allowed: "127.0.0.2/32");

        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/a", "127.0.0.2"), Ct));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task Of_a_large_one_the_beginning_counts()
    {
        var large = "User-agent: *\nDisallow: /private\n" + new string('#', 600 * 1024) + "\nDisallow: /late\n";
        await using var site = await LoopbackSite.StartAsync(Serving(large));
        using var fetcher = Fetchers.Create();

        Assert.Equal(Refusals.Robots, await fetcher.PageAsync(site.At("/private"), Ct));
        Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/late"), Ct));
    }

    [Fact]
    public async Task Those_of_many_sites_are_forgotten_before_they_fill_the_memory()
    {
        await using var site = await LoopbackSite.StartAsync(Serving("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /private\n", 100))));
        var limits = Fetchers.Limits with { RobotsCharacters = 50_000 };
        using var client = GuardedClient.Create(new GuardedConnector(new Names { Others = "127.0.0.1" }, new NetworkRules([System.Net.IPNetwork.Parse("127.0.0.1/32")])), limits, contact: null);
        var chain = new RedirectChain(new AddressRules(new NetworkRules([])), new WebExchange(client, new HostTurns(limits, _time), limits, _time), limits);
        var robots = new RobotsFiles(chain, new FetchRetry(limits, _time), limits, _time);

        for (var i = 0; i < 50; i++)
        {
            Assert.Null(await robots.ObjectionAsync(new Uri(site.At("/a", $"s{i}.example")), Ct));
            Assert.InRange(robots.Size, 1, limits.RobotsCharacters);
        }

        Assert.Equal(Refusals.Robots, await robots.ObjectionAsync(new Uri(site.At("/private", "s49.example")), Ct));
        Assert.Equal(50, site.Requests.Count);
        Assert.Equal(Refusals.Robots, await robots.ObjectionAsync(new Uri(site.At("/private", "s0.example")), Ct));
        Assert.Equal(51, site.Requests.Count);
    }

    private static RequestDelegate Serving(string robots, int status = 200) => context =>
    {
        if (context.Request.Path != Robots)
            return Task.CompletedTask;
        context.Response.StatusCode = status;
        return status == 204 ? Task.CompletedTask : context.Response.WriteAsync(robots, Ct);
    };
}
