using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

public sealed class RetryTests
{
    private static readonly FetchLimits Limits = Fetchers.Limits with { MostRetries = 2 };

    private readonly SteppedTime _time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_that_passes_costs_a_little_wait()
    {
        await using var site = await LoopbackSite.StartAsync(Answering(503, 500, 200));
        using var fetcher = Fetchers.Create(limits: Limits, time: _time);
        var fetching = fetcher.FeedAsync(site.At("/feed"), Ct);

        await PassAsync(TimeSpan.FromSeconds(1));
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.IsType<WebFetch.Fetched>(await fetching);
        Assert.Equal(3, site.Requests.Count);
    }

    [Fact]
    public async Task A_fault_that_lasts_is_told_after_the_third_attempt()
    {
        await using var site = await LoopbackSite.StartAsync(Answering(503));
        using var fetcher = Fetchers.Create(limits: Limits, time: _time);
        var fetching = fetcher.FeedAsync(site.At("/feed"), Ct);

        await PassAsync(TimeSpan.FromSeconds(1));
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, Assert.IsType<WebFetch.Failed>(await fetching).Status);
        Assert.Equal(3, site.Requests.Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(403)]
    [InlineData(501)]
    public async Task What_will_not_pass_is_not_tried_again(int status)
    {
        await using var site = await LoopbackSite.StartAsync(Answering(status));
        using var fetcher = Fetchers.Create(limits: Limits, time: _time);

        Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_site_that_hangs_once_is_asked_again()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await LoopbackSite.StartAsync(context => arrived.TrySetResult() ? LoopbackSite.HangAsync(context) : Task.CompletedTask);
        using var fetcher = Fetchers.Create(limits: Limits, time: _time);
        var fetching = fetcher.FeedAsync(site.At("/feed"), Ct);
        await arrived.Task.WaitAsync(Fetchers.Patience, Ct);

        _time.Advance(Limits.FirstByte);
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.IsType<WebFetch.Fetched>(await fetching);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Mon, 02 Mar 2026 09:00:07 GMT")]
    public async Task A_site_that_asks_for_a_short_wait_gets_it(string retryAfter)
    {
        var answers = Answering(429, 200);
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return answers(context);
        });
        using var fetcher = Fetchers.Create(limits: Limits, time: _time);
        var fetching = fetcher.FeedAsync(site.At("/feed"), Ct);

        var wait = await _time.NextWaitAsync(span => span >= TimeSpan.FromSeconds(7) && span <= TimeSpan.FromSeconds(8), Ct);
        _time.Advance(wait);

        Assert.IsType<WebFetch.Fetched>(await fetching);
    }

    [Fact]
    public async Task A_site_that_asks_for_a_long_wait_is_left_alone_with_all_its_addresses_until_it_is_over()
    {
        var answers = Answering(429, 200);
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return answers(context);
        });
        using var fetcher = Fetchers.Create(limits: Limits, time: _time);

        var first = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/feed"), Ct));
        _time.Advance(TimeSpan.FromHours(1));
        var second = Assert.IsType<WebFetch.Failed>(await fetcher.FeedAsync(site.At("/other"), Ct));
        _time.Advance(TimeSpan.FromHours(1));
        var third = await fetcher.FeedAsync(site.At("/feed"), Ct);

        Assert.Equal(TimeSpan.FromHours(2), first.RetryAfter);
        Assert.Equal(TimeSpan.FromHours(1), second.RetryAfter);
        Assert.Equal("The site asked to be left alone for another 60 minutes.", second.Reason);
        Assert.IsType<WebFetch.Fetched>(third);
        Assert.Equal(["/feed", "/feed"], site.Requests);
    }

    [Property]
    public bool A_wait_is_between_what_the_site_wants_and_a_cap_above_it(int seed, byte number, PositiveInt seconds)
    {
        var wanted = TimeSpan.FromSeconds(seconds.Get);
        var limits = new FetchLimits();
        var plain = FetchRetry.WaitOf(number, Failed(null), limits, new Random(seed));
        var asked = FetchRetry.WaitOf(number, Failed(wanted), limits, new Random(seed));

        return plain >= TimeSpan.Zero && plain <= limits.LongestRetryWait && asked == wanted + plain
            && (number > 4 || plain <= limits.FirstRetryWait * Math.Pow(2, number));
    }

    [Fact]
    public void Waits_are_spread_over_all_of_their_span()
    {
        var random = new Random(1);
        var waits = Enumerable.Range(0, 1000).Select(_ => FetchRetry.WaitOf(3, Failed(null), new FetchLimits(), random).TotalSeconds).ToList();

        // 125 of 1000 in each of the 8 seconds, give or take what chance does to a fixed seed.
        Assert.All(Enumerable.Range(0, 8), second => Assert.InRange(waits.Count(wait => wait >= second && wait < second + 1), 90, 160));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("120", 120)]
    [InlineData("  120 ", 120)]
    [InlineData("000120", 120)]
    [InlineData("86401", 86400)]
    [InlineData("99999999999999999999999999", 86400)]
    [InlineData("Mon, 02 Mar 2026 09:02:00 GMT", 120)]
    [InlineData("Monday, 02-Mar-26 09:02:00 GMT", 120)]
    [InlineData("Mon Mar  2 09:02:00 2026", 120)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0)]
    [InlineData("Mon, 02 Mar 2099 08:00:00 GMT", 86400)]
    [InlineData("-5", null)]
    [InlineData("1.5", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Both_forms_of_retry_after_are_read_and_a_day_is_the_longest(string? text, int? seconds) =>
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, RetryAfter.Parse(text, _time.GetUtcNow()));

    [Property]
    public bool Any_retry_after_is_read_as_a_span_within_a_day_or_none(string? text, NonNegativeInt number, DateTimeOffset now) =>
        new[] { text, $"{number.Get}", $"{number.Get}{text}", $"{text} GMT", now.ToString("r") }
            .All(t => RetryAfter.Parse(t, now) is not { } wait || (wait >= TimeSpan.Zero && wait <= RetryAfter.Longest));

    private static WebFetch.Failed Failed(TimeSpan? retryAfter) => new("It failed.", IsWorthRetry: true) { RetryAfter = retryAfter };

    /// <summary>Gives each request the next status, and the last one for good.</summary>
    private static RequestDelegate Answering(params int[] statuses)
    {
        var count = -1;
        return context =>
        {
            context.Response.StatusCode = statuses[Math.Min(Interlocked.Increment(ref count), statuses.Length - 1)];
            return Task.CompletedTask;
        };
    }

    /// <summary>Lets the wait before a retry pass, which must not be longer than <paramref name="longest"/>.</summary>
    private async Task PassAsync(TimeSpan longest) => _time.Advance(await _time.NextWaitAsync(span => span <= longest, Ct));
}
