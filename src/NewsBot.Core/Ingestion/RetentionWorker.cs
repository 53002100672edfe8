using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>Removes what is no longer kept: once when the host starts, then daily; in small steps, so that nobody waits long for the store.</summary>
internal sealed partial class RetentionWorker(Retention retention, IArticleStore store, TimeProvider time, ILogger<RetentionWorker> logger)
    : BackgroundService
{
    /// <summary>How many articles a step removes at most.</summary>
    public const int StepSize = 64;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (retention.Cutoff is { } cutoff)
        {
            try
            {
                await RemoveAsync(cutoff, stoppingToken);
            }
            catch (ArchiveUnavailableException ex) // its message says all; another day may be better
            {
                Log.Unavailable(logger, ex.Message);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private async Task RemoveAsync(DateTimeOffset cutoff, CancellationToken ct)
    {
        var (removed, step) = (0, 0);
        do
        {
            step = await store.ExpireAsync(cutoff, StepSize, ct);
            removed += step;
        }
        while (step == StepSize);
        if (removed > 0)
            Log.Removed(logger, removed, DateOnly.FromDateTime(cutoff.UtcDateTime));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Removed {Count} articles that were published before {Day:yyyy-MM-dd} (Ingestion:KeepDays)")]
        public static partial void Removed(ILogger logger, int count, DateOnly day);

        [LoggerMessage(LogLevel.Error, "Old articles could not be removed; it is tried again in a day. {Reason}")]
        public static partial void Unavailable(ILogger logger, string reason);
    }
}
