using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class RedirectTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/301/301/200", "/200")]
    [InlineData("/308/200", "/200")]
    [InlineData("/301/302/200", "/302/200")]
    [InlineData("/302/301/200", null)]
    [InlineData("/307/200", null)]
    [InlineData("/303/200", null)]
    public async Task Where_something_moved_for_good_is_told_and_a_detour_is_only_followed(string path, string? movedTo)
    {
        await using var site = await LoopbackSite.StartAsync(AnswerByPathAsync);
        using var fetcher = Fetchers.Create();

        var fetched = Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At(path), Ct));

        Assert.Equal(site.At("/200"), fetched.Address.AbsoluteUri);
        Assert.Equal(movedTo is null ? null : site.At(movedTo), fetched.MovedTo?.AbsoluteUri);
    }

    [Fact]
    public async Task What_moved_and_did_not_change_tells_both()
    {
        await using var site = await LoopbackSite.StartAsync(AnswerByPathAsync);
        using var fetcher = Fetchers.Create();

        var same = await fetcher.FetchAsync(new FetchRequest(site.At("/301/304"), FetchKind.Feed, new Validators("\"a\"", null)), Ct);

        Assert.Equal(site.At("/304"), Assert.IsType<WebFetch.NotModified>(same).MovedTo?.AbsoluteUri);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        await using var site = await LoopbackSite.StartAsync(AnswerByPathAsync);
        using var fetcher = Fetchers.Create();

        Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/302/301/302/301/302/200"), Ct));
        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/302/301/302/301/302/301/200"), Ct));

        Assert.Contains("more than 5 times", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(6 + 6, site.Requests.Count);
    }

    [Fact]
    public async Task A_circle_ends()
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Redirect(context.Request.Path == "/a" ? "/b" : "/a", permanent: true);
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create(limits: Fetchers.Limits with { MostRetries = 2 });

        Assert.False(Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/a"), Ct)).IsWorthRetry);
        Assert.Equal(6, site.Requests.Count);
    }

    [Theory]
    [InlineData("next?x=1", "/deep/next?x=1")]
    [InlineData("/next#part", "/next")]
    [InlineData("?page=2", "/deep/start?page=2")]
    [InlineData("//HOST/next", "/next")]
    [InlineData("/br\u00FCcke", "/br%C3%BCcke")]
    [InlineData("/br%C3%BCcke", "/br%C3%BCcke")]
    public async Task A_target_is_read_from_where_it_was_named(string location, string path)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            if (context.Request.Path == "/deep/start" && !context.Request.QueryString.HasValue)
                Redirect(context, 302, location.Replace("HOST", context.Request.Host.Value, StringComparison.Ordinal));
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        var fetched = Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/deep/start"), Ct));

        Assert.Equal(site.At(path), fetched.Address.AbsoluteUri);
        Assert.Equal(2, site.Requests.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://")]
    [InlineData("http://[::1/")]
    public async Task A_redirect_to_nowhere_is_a_failure(string? location)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            Redirect(context, 301, location);
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        Assert.Equal(Failures.RedirectToNowhere, await fetcher.FeedAsync(site.At("/feed"), Ct));
    }

    [Fact]
    public async Task Another_host_is_reached_by_its_own_name()
    {
        await using var other = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(context.Request.Host.Value!, Ct), ip: "127.0.0.3");
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Redirect(other.At("/story", "other.example"));
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create(new Names().With("site.example", "127.0.0.1").With("other.example", "127.0.0.3"), allowed: "127.0.0.0/30");

        var fetched = Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed", "site.example"), Ct));

        Assert.Equal($"other.example:{other.Port}", System.Text.Encoding.ASCII.GetString(fetched.Body.Span));
        Assert.Equal(other.At("/story", "other.example"), fetched.Address.AbsoluteUri);
    }

    /// <summary>A path such as /301/302/200 is redirected part by part to its end.</summary>
    private static Task AnswerByPathAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var next = path.IndexOf('/', 1);
        Redirect(context, int.Parse(path.AsSpan(1, 3), System.Globalization.CultureInfo.InvariantCulture), next < 0 ? null : path[next..]);
        return Task.CompletedTask;
    }

    private static void Redirect(HttpContext context, int status, string? location)
    {
        context.Response.StatusCode = status;
        if (location is not null)
            context.Response.Headers.Location = location;
    }
}
