using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>What sites and networks do wrong, each once over real sockets.</summary>
public sealed class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(202, true, "nothing that can be read (202)")]
    [InlineData(204, false, "nothing that can be read (204)")]
    [InlineData(206, false, "nothing that can be read (206)")]
    [InlineData(300, false, "nothing that can be read (300)")]
    [InlineData(304, false, "nothing that can be read (304)")]
    [InlineData(400, false, "nothing that can be read (400)")]
    [InlineData(401, false, "does not let NewsBot read this (401)")]
    [InlineData(403, false, "does not let NewsBot read this (403)")]
    [InlineData(404, false, "nothing at this address (404)")]
    [InlineData(408, true, "nothing that can be read (408)")]
    [InlineData(410, false, "gone for good (410)")]
    [InlineData(418, false, "nothing that can be read (418)")]
    [InlineData(429, true, "read less often (429)")]
    [InlineData(451, false, "does not let NewsBot read this (451)")]
    [InlineData(500, true, "fault of its own (500)")]
    [InlineData(501, false, "fault of its own (501)")]
    [InlineData(503, true, "fault of its own (503)")]
    [InlineData(522, true, "fault of its own (522)")]
    public async Task A_status_that_is_no_success_is_said_and_whether_it_may_pass(int status, bool isWorthRetry, string reason)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal((HttpStatusCode)status, failed.Status);
        Assert.Equal(isWorthRetry, failed.IsWorthRetry);
        Assert.Contains(reason, failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\nonly this\r\n")]
    public async Task An_answer_that_breaks_off_is_not_taken_for_a_whole_one(string answer)
    {
        await using var site = RawSite.Saying(answer);
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal("The site closed the connection before its answer was complete.", failed.Reason);
        Assert.True(failed.IsWorthRetry);
        Assert.Null(failed.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")]
    public async Task A_connection_that_is_reset_is_a_failure(string answer)
    {
        await using var site = new RawSite(async (socket, ct) =>
        {
            await RawSite.SendAsync(socket, answer, ct);
            RawSite.Reset(socket);
        });
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal("The site closed the connection before its answer was complete.", failed.Reason);
        Assert.True(failed.IsWorthRetry);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("<html>no headers</html>\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno number\r\n0\r\n\r\n")]
    public async Task What_is_not_HTTP_is_a_failure_that_does_not_show_it(string answer)
    {
        await using var site = RawSite.Saying(answer);
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal("What the site answered is not HTTP.", failed.Reason);
        Assert.False(failed.IsWorthRetry);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_a_failure()
    {
        using var closed = new Socket(SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound and not listening: nobody else gets the port
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}/", Ct));

        Assert.Equal("No connection to the site could be made.", failed.Reason);
        Assert.True(failed.IsWorthRetry);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_said_to_be_so()
    {
        using var fetcher = Fetchers.Create(new Names());

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync("http://typo.example/", Ct));

        Assert.StartsWith("There is no host of this name.", failed.Reason, StringComparison.Ordinal);
        Assert.False(failed.IsWorthRetry);
        Assert.Null(await fetcher.JudgeAsync("http://typo.example/", Ct));
    }

    [Fact]
    public async Task A_name_server_that_does_not_answer_is_our_own_trouble()
    {
        using var fetcher = Fetchers.Create(new Names { IsDown = true });

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync("http://site.example/", Ct));

        Assert.StartsWith("The host's name could not be looked up.", failed.Reason, StringComparison.Ordinal);
        Assert.True(failed.IsWorthRetry);
        Assert.Null(await fetcher.JudgeAsync("http://site.example/", Ct));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_damaged_compressed_answer_is_a_failure(string encoding)
    {
        var packed = Compression.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n"))), encoding);
        packed.AsSpan(packed.Length / 2).Fill(0xFF);
        await using var site = await LoopbackSite.StartAsync(context => WriteAsync(context, encoding, packed));
        using var fetcher = Fetchers.Create();

        Assert.Equal("The site's compressed answer is damaged or cut off.", Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct)).Reason);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_that_was_cut_off_is_a_failure(string encoding)
    {
        var packed = Compression.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n"))), encoding);
        await using var site = await LoopbackSite.StartAsync(context => WriteAsync(context, encoding, packed[..(packed.Length / 2)]));
        using var fetcher = Fetchers.Create();

        Assert.Equal("The site's compressed answer is damaged or cut off.", Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct)).Reason);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip")]
    [InlineData("x-unknown")]
    public async Task A_compression_that_was_not_asked_for_is_a_failure(string encoding)
    {
        await using var site = await LoopbackSite.StartAsync(context => WriteAsync(context, encoding, [1, 2, 3]));
        using var fetcher = Fetchers.Create();

        Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_a_failure()
    {
        using var certificate = LoopbackSite.OwnCertificate();
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync("secret", Ct), certificate: certificate);
        using var fetcher = Fetchers.Create(new Names().With("site.example", "127.0.0.1"));

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed", "site.example"), Ct));

        Assert.StartsWith("No secure connection to the site could be made", failed.Reason, StringComparison.Ordinal);
        Assert.False(failed.IsWorthRetry);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_site_that_speaks_no_TLS_is_a_failure()
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync("plain", Ct));
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed").Replace("http:", "https:", StringComparison.Ordinal), Ct));

        Assert.StartsWith("No secure connection to the site could be made", failed.Reason, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    private static Task WriteAsync(HttpContext context, string encoding, byte[] packed)
    {
        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentLength = packed.Length;
        return context.Response.Body.WriteAsync(packed, Ct).AsTask();
    }
}
