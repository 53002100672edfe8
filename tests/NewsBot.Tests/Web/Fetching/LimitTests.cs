using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class LimitTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("deflate without its frame")]
    public async Task A_bomb_goes_off_at_the_limit(string encoding)
    {
        var bomb = Compression.Pack(new byte[40 * Megabyte], encoding);
        Assert.True(bomb.Length < Megabyte);
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding.Split(' ')[0];
            context.Response.ContentLength = bomb.Length;
            return context.Response.Body.WriteAsync(bomb, Ct).AsTask();
        });
        using var fetcher = Fetchers.Create();

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal(Failures.TooLarge(Fetchers.Limits.MostBytes), failed);
        Assert.Contains("10 MB", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_read_to_one_byte_past_the_limit_and_no_further()
    {
        var endless = new EndlessStream();

        Assert.Null(await BoundedBody.ReadAsync(endless, encoding: null, new RequestForm("*/*", Megabyte), Ct));
        Assert.Equal(Megabyte + 1, endless.Taken);
    }

    [Theory]
    [InlineData(10 * Megabyte, true)]
    [InlineData((10 * Megabyte) + 1, false)]
    public async Task The_limit_itself_is_within_it(int length, bool isFetched)
    {
        await using var site = await LoopbackSite.StartAsync(context => WriteAsync(context, length));
        using var fetcher = Fetchers.Create();

        var ending = await fetcher.FeedAsync(site.At("/feed"), Ct);

        Assert.Equal(isFetched ? length : null, (ending as WebFetch.Fetched)?.Body.Length);
    }

    [Fact]
    public async Task An_answer_without_end_is_left()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            while (!context.RequestAborted.IsCancellationRequested)
                await WriteAsync(context, Megabyte);
        });
        using var fetcher = Fetchers.Create();

        Assert.Equal(Failures.TooLarge(10 * Megabyte), await fetcher.FeedAsync(site.At("/feed"), Ct));
        await left.Task.WaitAsync(Fetchers.Patience, Ct);
    }

    [Fact]
    public async Task An_answer_that_says_that_it_is_too_large_is_not_read()
    {
        await using var site = RawSite.Saying($"HTTP/1.1 200 OK\r\nContent-Length: {11 * Megabyte}\r\n\r\n");
        using var fetcher = Fetchers.Create();

        Assert.Equal(Failures.TooLarge(10 * Megabyte), await fetcher.FeedAsync(site.At("/feed"), Ct));
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(80, false)]
    public async Task Headers_are_read_up_to_64_kilobytes(int kilobytes, bool isFetched)
    {
        var headers = string.Concat(Enumerable.Range(0, kilobytes).Select(i => $"X-{i:0000}: {new string('x', 1014)}\r\n"));
        await using var site = RawSite.Saying($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n{headers}\r\nok");
        using var fetcher = Fetchers.Create();

        var ending = await fetcher.FeedAsync(site.At("/feed"), Ct);

        Assert.Equal(isFetched, ending is WebFetch.Fetched);
        Assert.Equal(isFetched ? null : "The site's answer begins with more headers than are read.", (ending as WebFetch.Failed)?.Reason);
    }

    [Fact]
    public async Task A_site_that_does_not_begin_to_answer_has_20_seconds()
    {
        var time = new SteppedTime();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            arrived.SetResult();
            return LoopbackSite.HangAsync(context);
        });
        using var fetcher = Fetchers.Create(time: time);
        var fetching = fetcher.FeedAsync(site.At("/feed"), Ct);
        await arrived.Task.WaitAsync(Fetchers.Patience, Ct);

        time.Advance(TimeSpan.FromSeconds(20));

        var failed = Assert.IsType<WebFetch.Failed>(await fetching);
        Assert.True(failed.IsWorthRetry);
        Assert.Equal("The site did not begin to answer within 20 seconds.", failed.Reason);
    }

    [Fact]
    public async Task Headers_that_drip_are_no_beginning()
    {
        var time = new SteppedTime();
        await using var site = new RawSite(async (socket, ct) =>
        {
            await RawSite.SendAsync(socket, "HTTP/1.1 200 OK\r\n", ct);
            for (var i = 0; i < 20; i++)
            {
                await RawSite.SendAsync(socket, $"X-{i}: slow\r\n", ct);
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        });
        using var fetcher = Fetchers.Create(time: time);

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal("The site did not begin to answer within 20 seconds.", failed.Reason);
    }

    [Fact]
    public async Task A_body_that_drips_has_60_seconds_in_all()
    {
        var time = new SteppedTime();
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            for (var i = 0; i < 60; i++)
            {
                await WriteAsync(context, 1);
                if (i == 0) // the fetcher has the headers when it begins to wait for the end
                    await time.NextWaitAsync(span => span > Fetchers.Limits.FirstByte, Ct);
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await LoopbackSite.HangAsync(context);
        });
        using var fetcher = Fetchers.Create(time: time);

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.True(failed.IsWorthRetry);
        Assert.Equal("The site did not finish its answer within 60 seconds.", failed.Reason);
    }

    [Fact]
    public async Task Redirects_do_not_begin_the_60_seconds_anew()
    {
        var time = new SteppedTime();
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            time.Advance(TimeSpan.FromSeconds(15));
            context.Response.Redirect(context.Request.Path + "x");
            return Task.CompletedTask;
        });
        using var fetcher = Fetchers.Create(time: time);

        var failed = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));

        Assert.Equal("The site did not finish its answer within 60 seconds.", failed.Reason);
        Assert.Equal(["/feed", "/feedx", "/feedxx", "/feedxxx"], site.Requests);
    }

    private static async Task WriteAsync(HttpContext context, int length)
    {
        await context.Response.Body.WriteAsync(new byte[length], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public int Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
