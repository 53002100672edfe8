using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Feeds;

/// <summary>Adds the configured feeds when the host starts, and polls the list while it runs.</summary>
internal sealed partial class FeedPollingWorker(IFeedList list, FeedPolling polling, TimeProvider time, ILogger<FeedPollingWorker> logger)
    : BackgroundService
{
    /// <summary>How soon it is seen that the list was changed, by another process too.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan WaitForStore = TimeSpan.FromMinutes(1);

    private bool _isListed;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (ArchiveUnavailableException ex)
            {
                Log.CannotStore(logger, ex.Message, WaitForStore);
                await WaitAsync(Task.Delay(WaitForStore, time, stoppingToken));
            }
            catch (Exception ex) when (!stoppingToken.IsCancellationRequested) // months of polling must not end with one mistake
            {
                Log.Broke(logger, ex, WaitForStore);
                await WaitAsync(Task.Delay(WaitForStore, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }

        await polling.AbandonAsync();
    }

    private async Task StepAsync(CancellationToken ct)
    {
        if (!_isListed)
            await list.AddConfiguredAsync(ct);
        _isListed = true;
        var next = await polling.StartDueAsync(ct) - time.GetUtcNow();
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var wait = Task.Delay(next < LongestWait ? Later(next.Value) : LongestWait, time, woken.Token);
        await WaitAsync(polling.InHand == 0 ? wait : Task.WhenAny(polling.AnyEndedAsync(ct), wait));
        await woken.CancelAsync();
        ct.ThrowIfCancellationRequested();
        await polling.SettleAsync(ct);
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private static async Task WaitAsync(Task wait) => await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Feeds cannot be polled: {Reason} It is tried again in {Wait}.")]
        public static partial void CannotStore(ILogger logger, string reason, TimeSpan wait);

        [LoggerMessage(LogLevel.Critical, "Polling feeds broke; it goes on in {Wait}")]
        public static partial void Broke(ILogger logger, Exception ex, TimeSpan wait);
    }
}
