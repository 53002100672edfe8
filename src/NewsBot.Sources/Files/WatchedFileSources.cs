using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>The folders and files of <c>Ingestion:Folders</c>, which the host reads and watches.</summary>
internal sealed class WatchedFileSources(IOptions<IngestionOptions> options, TimeProvider clock, ILogger<WatchedFileSources> logger)
    : IArticleSourceProvider
{
    private const int QueuedChanges = 16;

    private readonly IReadOnlyList<string> _paths = FileSources.WithoutNested(options.Value.Folders);
    private readonly RememberingReader _reader = new(new ArticleFileReader(options.Value), new FileMemory());

    /// <inheritdoc/>
    public IReadOnlyList<IArticleSource> Current => [.. _paths.Select(path => new FileArticleSource(path, _reader))];

    /// <inheritdoc/>
    public async IAsyncEnumerable<IArticleSource> ChangesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var changes = Channel.CreateBounded<IArticleSource>(new BoundedChannelOptions(QueuedChanges) { FullMode = BoundedChannelFullMode.Wait });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = WatchAsync(changes.Writer, stop.Token);
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(ct))
                yield return change;
        }
        finally
        {
            await stop.CancelAsync();
            await watching;
        }
    }

    // What ends the watchers ends the reader, with the same error.
    private async Task WatchAsync(ChannelWriter<IArticleSource> changes, CancellationToken ct)
    {
        Exception? failure = null;
        try
        {
            await Task.WhenAll(_paths.Select(path => new FolderWatcher(path, _reader, clock, logger).RunAsync(changes, ct)));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops, or nobody reads on.
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            failure = ex;
        }

        changes.TryComplete(failure);
    }
}
