using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion;

/// <summary>Reads every configured source when the host starts, and from then on what changes.</summary>
internal sealed partial class IngestionWorker(
    IEnumerable<IArticleSourceProvider> providers, IIngestionPipeline pipeline, IngestionStatus status, ILogger<IngestionWorker> logger)
    : BackgroundService
{
    private const int QueuedChanges = 64;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changes = Channel.CreateBounded<IArticleSource>(
            new BoundedChannelOptions(QueuedChanges) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
        var listening = ListenAsync(changes.Writer, stoppingToken); // first: what changes during the first scan counts
        try
        {
            status.Complete(await ScanAsync([.. providers.SelectMany(p => p.Current)], stoppingToken));
            await foreach (var source in changes.Reader.ReadAllAsync(stoppingToken))
                await ScanAsync([source], stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Stopped(logger);
        }
        finally
        {
            status.Stop();
        }

        await listening;
    }

    private async Task<ScanSummary> ScanAsync(IReadOnlyList<IArticleSource> sources, CancellationToken ct)
    {
        var report = new ScanReport(logger);
        foreach (var source in sources)
        {
            try
            {
                await foreach (var outcome in pipeline.IngestAsync(source, ct))
                    report.Add(outcome);
                (source as IRememberingSource)?.Confirm();
            }
            catch (Exception ex) when (!ct.IsCancellationRequested) // one broken source stops no other; a shutdown stops all
            {
                report.AddFailure(source.Name, ex);
            }
        }

        return report.Close(sources.Count == 1 ? sources[0].Name : $"{sources.Count} sources");
    }

    private async Task ListenAsync(ChannelWriter<IArticleSource> changes, CancellationToken ct)
    {
        await Task.WhenAll(providers.Select(provider => ListenAsync(provider, changes, ct)));
        changes.Complete();
    }

    private async Task ListenAsync(IArticleSourceProvider provider, ChannelWriter<IArticleSource> changes, CancellationToken ct)
    {
        try
        {
            await foreach (var source in provider.ChangesAsync(ct))
                await changes.WriteAsync(source, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Log.Stopped(logger);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            Log.ListeningFailed(logger, ex, provider.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Ingestion stops")]
        public static partial void Stopped(ILogger logger);

        [LoggerMessage(LogLevel.Error, "{Provider} tells no more changes: restart NewsBot to read what is new")]
        public static partial void ListeningFailed(ILogger logger, Exception ex, string provider);
    }
}
