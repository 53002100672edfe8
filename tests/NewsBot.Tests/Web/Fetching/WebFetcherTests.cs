using System.Text;
using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class WebFetcherTests
{
    private const string Text = "Bridge opens. The bridge opened on Monday.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_with_its_bytes_its_type_and_what_tells_whether_it_changes()
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Headers.ContentType = "text/html; charset=iso-8859-1";
            context.Response.Headers.ETag = "W/\"a1\"";
            context.Response.Headers.LastModified = "Mon, 02 Mar 2026 08:00:00 GMT";
            return context.Response.Body.WriteAsync(new byte[] { 0x62, 0xFC, 0x72, 0x6F }, Ct).AsTask();
        });
        using var fetcher = Fetchers.Create();

        var fetched = Assert.IsType<WebFetch.Fetched>(await fetcher.PageAsync(site.At("/news?id=1#top"), Ct));

        Assert.Equal([0x62, 0xFC, 0x72, 0x6F], fetched.Body.ToArray());
        Assert.Equal("text/html; charset=iso-8859-1", fetched.ContentType);
        Assert.Equal(new Validators("W/\"a1\"", "Mon, 02 Mar 2026 08:00:00 GMT"), fetched.Validators);
        Assert.Equal(["/robots.txt", "/news?id=1"], site.Requests);
        Assert.Null(fetched.MovedTo);
    }

    [Theory]
    [InlineData("\"a1\"", "Mon, 02 Mar 2026 08:00:00 GMT")]
    [InlineData("not quoted, as some write it", "yesterday")]
    [InlineData(null, "Mon, 02 Mar 2026 08:00:00 GMT")]
    [InlineData("W/\"a1\"", null)]
    public async Task What_did_not_change_is_not_sent_again(string? etag, string? lastModified)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            var isSame = context.Request.Headers.IfNoneMatch == etag && context.Request.Headers.IfModifiedSince == lastModified;
            context.Response.StatusCode = isSame ? 304 : 200;
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();
        var known = new Validators(etag, lastModified);

        var same = Assert.IsType<WebFetch.NotModified>(await fetcher.FetchAsync(new FetchRequest(site.At("/feed"), FetchKind.Feed, known), Ct));

        Assert.Equal(known, same.Validators);
        Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed"), Ct));
    }

    [Fact]
    public async Task A_new_tag_for_what_did_not_change_replaces_the_old_one()
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.ETag = "\"b2\"";
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        var same = await fetcher.FetchAsync(new FetchRequest(site.At("/feed"), FetchKind.Feed, new Validators("\"a1\"", "then")), Ct);

        Assert.Equal(new Validators("\"b2\"", "then"), Assert.IsType<WebFetch.NotModified>(same).Validators);
    }

    [Theory]
    [InlineData("\"\u00FCber\"")]
    [InlineData("\"tab\there\"")]
    public async Task A_tag_that_cannot_be_sent_back_is_forgotten(string etag)
    {
        await using var site = RawSite.Saying($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: {etag}\r\nLast-Modified: then\r\nConnection: close\r\n\r\nok");
        using var fetcher = Fetchers.Create();

        var fetched = Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal(new Validators(null, "then"), fetched.Validators);
        Assert.IsType<WebFetch.Fetched>(await fetcher.FetchAsync(new FetchRequest(site.At("/feed"), FetchKind.Feed, new Validators(etag, "then\r\nX: y")), Ct));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("deflate without its frame")]
    public async Task A_compressed_answer_is_unpacked(string encoding)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            Assert.Contains(encoding.Split(' ')[0], context.Request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
            context.Response.Headers.ContentEncoding = encoding.Split(' ')[0];
            return context.Response.Body.WriteAsync(Compression.Pack(Encoding.UTF8.GetBytes(Text), encoding), Ct).AsTask();
        });
        using var fetcher = Fetchers.Create();

        var fetched = Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal(Text, Encoding.UTF8.GetString(fetched.Body.Span));
    }

    [Fact]
    public async Task A_site_learns_who_asks_and_nothing_more()
    {
        var seen = new List<HeaderDictionary>();
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            seen.Add(new HeaderDictionary(context.Request.Headers.ToDictionary()));
            context.Response.Headers.SetCookie = "id=1; Path=/";
            return Task.CompletedTask;
        });
        using var activity = new System.Diagnostics.Activity("a poll").Start();
        using var fetcher = Fetchers.Create(contact: "https://harbour-post.example/bot");
        await fetcher.FeedAsync(site.At("/feed"), Ct);
        await fetcher.FeedAsync(site.At("/feed"), Ct);

        Assert.All(seen, headers =>
        {
            Assert.Matches(@"^NewsBot/\d+\.\d+\.\d+ \(\+https://harbour-post\.example/bot\)$", headers["User-Agent"].ToString());
            Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], headers.Keys.Order(StringComparer.Ordinal));
        });
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_told_by_an_exception()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            arrived.SetResult();
            return LoopbackSite.HangAsync(context);
        });
        using var fetcher = Fetchers.Create();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var fetching = fetcher.FeedAsync(site.At("/feed"), stop.Token);
        await arrived.Task.WaitAsync(Fetchers.Patience, Ct);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }
}
