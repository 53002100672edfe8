using Polly;
using Polly.Retry;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Makes an attempt again where that may help: exponential waits up to a cap, with full jitter, and never before the site wants it.</summary>
internal sealed class FetchRetry(FetchLimits limits, TimeProvider time)
{
    private readonly ResiliencePipeline<WebFetch> _pipeline = Build(limits, time);

    /// <summary>Runs <paramref name="attempt"/> until it ends well or another one would not help.</summary>
    public ValueTask<WebFetch> ExecuteAsync(Func<CancellationToken, ValueTask<WebFetch>> attempt, CancellationToken ct) => _pipeline.ExecuteAsync(attempt, ct);

    /// <summary>The wait after attempt <paramref name="number"/>, counted from 0.</summary>
    public static TimeSpan WaitOf(int number, WebFetch? ending, FetchLimits limits, Random random)
    {
        var bound = Math.Min(limits.FirstRetryWait.TotalSeconds * Math.Pow(2, number), limits.LongestRetryWait.TotalSeconds);
        // In whole milliseconds, rounded up: a shorter wait would be none.
        return ((ending as WebFetch.Failed)?.RetryAfter ?? TimeSpan.Zero) + TimeSpan.FromMilliseconds(Math.Ceiling(random.NextDouble() * bound * 1000));
    }

    private static ResiliencePipeline<WebFetch> Build(FetchLimits limits, TimeProvider time)
    {
        if (limits.MostRetries == 0)
            return ResiliencePipeline<WebFetch>.Empty;
        return new ResiliencePipelineBuilder<WebFetch> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<WebFetch>
            {
                MaxRetryAttempts = limits.MostRetries,
                ShouldHandle = attempt => ValueTask.FromResult(IsUseful(attempt.Outcome.Result, limits)),
                DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(WaitOf(attempt.AttemptNumber, attempt.Outcome.Result, limits, Random.Shared)),
            })
            .Build();
    }

    // A site that wants to be left alone for long is left to who called: nothing waits in memory for it.
    private static bool IsUseful(WebFetch? ending, FetchLimits limits) =>
        ending is WebFetch.Failed { IsWorthRetry: true } failed && (failed.RetryAfter is not { } wait || wait <= limits.LongestRetryWait);
}
