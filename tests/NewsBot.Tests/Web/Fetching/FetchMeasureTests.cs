using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class FetchMeasureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_fetch_is_measured_by_how_it_ended()
    {
        using var measured = new Measurements("newsbot.fetch.duration");
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/gone" ? 410 : context.Request.Headers.IfNoneMatch == "\"a\"" ? 304 : 200;
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        await fetcher.PageAsync(site.At("/page"), Ct);
        await fetcher.FeedAsync(site.At("/gone"), Ct);
        await fetcher.FetchAsync(new FetchRequest(site.At("/feed"), FetchKind.Feed, new Validators("\"a\"", null)), Ct);
        await fetcher.FeedAsync(site.At("/feed", "127.0.0.2"), Ct);

        Assert.Equal(["page fetched", "feed failed", "feed not_modified", "feed refused"], measured.Lines);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Bytes_are_counted_as_they_are_unpacked(string? encoding)
    {
        var body = new byte[200_000];
        using var measured = new Measurements("newsbot.fetch.received");
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(encoding is null ? body : Compression.Pack(body, encoding), Ct).AsTask();
        });
        using var fetcher = Fetchers.Create();

        Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal(body.Length, measured.Sum);
    }
}
