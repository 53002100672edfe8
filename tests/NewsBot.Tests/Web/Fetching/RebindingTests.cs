using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>Names that mean a harmless address while they are judged and another one when they are used.</summary>
public sealed class RebindingTests : IAsyncLifetime
{
    private const string Public = "93.184.216.34";
    private const string Inside = "127.0.0.1";
    private const string Allowed = "127.0.0.2";

    private RawSite _inside = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _inside = RawSite.Saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _inside.DisposeAsync();

    [Fact]
    public async Task A_name_that_was_public_when_it_was_judged_is_refused_when_it_is_not_anymore()
    {
        using var fetcher = Fetchers.Create(new Names().With("rebind.example", Public, Inside), allowed: "192.0.2.0/24");
        var address = _inside.At("/", "rebind.example");

        Assert.Null(await fetcher.JudgeAsync(address, Ct));
        Assert.Equal(Refusals.NotPublic, await fetcher.PageAsync(address, Ct));
        Assert.Equal(0, _inside.Connections);
    }

    [Theory]
    [InlineData("1.1.1.1 127.0.0.1")]
    [InlineData("127.0.0.1 1.1.1.1")]
    [InlineData("1.1.1.1 ::1")]
    [InlineData("2606:4700::1111 10.0.0.1")]
    [InlineData("1.1.1.1 ::ffff:127.0.0.1")]
    public async Task A_name_with_one_address_that_is_not_public_is_refused(string addresses)
    {
        using var fetcher = Fetchers.Create(new Names().With("mixed.example", addresses), allowed: "192.0.2.0/24");
        var address = _inside.At("/", "mixed.example");

        Assert.Equal(Refusals.NotPublic, await fetcher.JudgeAsync(address, Ct));
        Assert.Equal(Refusals.NotPublic, await fetcher.FeedAsync(address, Ct));
        Assert.Equal(0, _inside.Connections);
    }

    [Fact]
    public async Task A_name_that_changes_between_two_requests_is_judged_again()
    {
        await using var site = await LoopbackSite.StartAsync(CloseAfterwardsAsync, ip: Allowed);
        using var fetcher = Fetchers.Create(new Names().With("rebind.example", Allowed, Inside), allowed: $"{Allowed}/32");

        Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed", "rebind.example"), Ct));
        Assert.Equal(Refusals.NotPublic, await fetcher.FeedAsync(site.At("/feed", "rebind.example"), Ct));
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_site_that_redirects_to_its_own_name_with_a_new_meaning_is_refused()
    {
        await using var site = await LoopbackSite.StartAsync(
            context =>
            {
                context.Response.Redirect("/again");
                return CloseAfterwardsAsync(context);
            },
            ip: Allowed);
        using var fetcher = Fetchers.Create(new Names().With("rebind.example", Allowed, Inside), allowed: $"{Allowed}/32");

        Assert.Equal(Refusals.NotPublic, await fetcher.FeedAsync(site.At("/feed", "rebind.example"), Ct));
        Assert.Equal(["/feed"], site.Requests);
    }

    [Fact]
    public async Task A_retry_is_judged_again()
    {
        await using var site = await LoopbackSite.StartAsync(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return CloseAfterwardsAsync(context);
            },
            ip: Allowed);
        var limits = Fetchers.Limits with { MostRetries = 1, FirstRetryWait = TimeSpan.Zero };
        using var fetcher = Fetchers.Create(new Names().With("rebind.example", Allowed, Inside), limits, allowed: $"{Allowed}/32");

        Assert.Equal(Refusals.NotPublic, await fetcher.FeedAsync(site.At("/feed", "rebind.example"), Ct));
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Nobody_learns_whether_something_listens_where_nothing_may_be_fetched()
    {
        using var fetcher = Fetchers.Create(new Names().With("inside.example", Inside).With("elsewhere.example", "10.255.255.1"), allowed: "192.0.2.0/24");
        var endings = new List<WebFetch>();
        foreach (var address in new[] { _inside.At("/"), "http://127.0.0.1:1/", _inside.At("/", "inside.example"), "http://elsewhere.example/" })
            endings.Add(await fetcher.PageAsync(address, Ct));

        Assert.All(endings, ending => Assert.Equal(Refusals.NotPublic, ending));
        Assert.DoesNotMatch("[0-9]", Refusals.NotPublic.Reason);
    }

    private static Task CloseAfterwardsAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
