using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>
/// Finds out what is to be read again of one configured folder or file: what the operating system says changed, once it rests, and
/// every few minutes whatever looks different. A file that was deleted leaves its article.
/// </summary>
internal sealed partial class FolderWatcher(string path, RememberingReader reader, TimeProvider clock, ILogger logger)
{
    /// <summary>How long events are gathered before a file is looked at.</summary>
    public static readonly TimeSpan Debounce = TimeSpan.FromSeconds(1);

    /// <summary>How often everything is looked at, whatever the events say.</summary>
    public static readonly TimeSpan RescanInterval = TimeSpan.FromMinutes(5);

    private readonly string _root = FileArticleSource.FullPathOf(path) ?? path;
    private readonly Nudges _nudges = new(clock);
    private readonly SettledFiles _settled = new(clock);
    private string? _toldProblem;

    /// <summary>Writes what is to be read again until <paramref name="ct"/> ends it. The events are on before the first await.</summary>
    public async Task RunAsync(ChannelWriter<IArticleSource> changes, CancellationToken ct)
    {
        var events = Watch();
        try
        {
            _nudges.Add(_root, RescanInterval);
            while (true)
            {
                foreach (var due in await _nudges.TakeDueAsync(ct))
                {
                    if (due == _root)
                        events = WatchAnew(events);
                    if (TryLookAt(due) is { } change)
                        await changes.WriteAsync(change, ct);
                }
            }
        }
        finally
        {
            events?.Dispose();
        }
    }

    // Events that failed, or that look at a folder that was replaced since, come back like this.
    private FolderEvents? WatchAnew(FolderEvents? old)
    {
        using (old)
            return Watch();
    }

    private FolderEvents? Watch()
    {
        var events = FolderEvents.Watch(_root, changed => _nudges.Add(changed, Debounce), () => _nudges.Add(_root, Debounce), out var problem);
        if (problem is not null && problem != _toldProblem)
            Log.CannotWatch(logger, path, problem, RescanInterval);
        _toldProblem = problem;
        return events;
    }

    private IArticleSource? TryLookAt(string due)
    {
        try
        {
            return LookAt(due);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            Log.CannotLook(logger, due, ex.Message, RescanInterval);
            return null;
        }
    }

    private IArticleSource? LookAt(string due)
    {
        if (due == _root)
        {
            _nudges.Add(_root, RescanInterval);
            return new FileArticleSource(path, reader) { IsReady = IsReady };
        }

        if (FileListing.Covers(_root, due) && File.Exists(due))
            return IsReady(due) ? new ChangedFileSource(new ArticleFile(due, FileListing.PlaceOf(due, _root)), reader) : null;
        if (Directory.Exists(due) || new FileInfo(due).LinkTarget is not null)
            _nudges.Add(_root, Debounce); // what lies in it was there before its events could be
        return null;
    }

    private bool IsReady(string file)
    {
        var wait = FileLook.Of(file) is { } look ? _settled.Wait(file, look) : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
            _nudges.Add(file, wait);
        return wait <= TimeSpan.Zero;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Folder} cannot be watched ({Problem}): it is looked at every {Interval} instead")]
        public static partial void CannotWatch(ILogger logger, string folder, string problem, TimeSpan interval);

        [LoggerMessage(LogLevel.Warning, "{File} changed and cannot be looked at ({Problem}): it is tried again within {Interval}")]
        public static partial void CannotLook(ILogger logger, string file, string problem, TimeSpan interval);
    }
}
