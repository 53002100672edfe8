namespace NewsBot.Sources.Files;

/// <summary>The operating system's word on what changes under a folder. It may miss things, so it only ever nudges.</summary>
internal sealed class FolderEvents : IDisposable
{
    private readonly FileSystemWatcher _watcher;

    private FolderEvents(FileSystemWatcher watcher) => _watcher = watcher;

    /// <summary>
    /// Watches a folder with all below it, or one file. Null, and why, where the operating system cannot. <paramref name="lost"/> is
    /// called where events were lost.
    /// </summary>
    public static FolderEvents? Watch(string path, Action<string> changed, Action lost, out string? problem)
    {
        problem = null;
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = Directory.Exists(path)
                ? new FileSystemWatcher(path) { IncludeSubdirectories = true }
                : new FileSystemWatcher(Path.GetDirectoryName(path) ?? path, Path.GetFileName(path));
            watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
            watcher.Created += (_, e) => changed(e.FullPath);
            watcher.Changed += (_, e) => changed(e.FullPath);
            watcher.Renamed += (_, e) => changed(e.FullPath);
            watcher.Error += (_, _) => lost();
            watcher.EnableRaisingEvents = true;
            return new FolderEvents(watcher);
        }
        catch (Exception ex) when (ex is ArgumentException or IOException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            problem = ex.Message;
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher.Dispose();
}
