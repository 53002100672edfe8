using System.Collections.Concurrent;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>How a file looked when it was read.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Modified">When it was last written.</param>
internal readonly record struct FileLook(long Length, DateTimeOffset Modified)
{
    /// <summary>How the file looks now; null where there is none.</summary>
    public static FileLook? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileLook(file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)) : null;
    }
}

/// <summary>A file that was read to its end.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Look">How it looked before it was opened.</param>
internal readonly record struct ReadFile(string Path, FileLook Look);

/// <summary>
/// What the host has stored of its folders since it started, so that a file that did not change is not opened again and a
/// problem that lasts is told once.
/// </summary>
internal sealed class FileMemory
{
    private readonly ConcurrentDictionary<string, FileLook> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>Whether the file was stored when it looked like this.</summary>
    public bool Knows(string path, FileLook look) => _read.TryGetValue(path, out var known) && known == look;

    /// <summary>What the file holds is stored.</summary>
    public void Keep(ReadFile file)
    {
        _read[file.Path] = file.Look;
        _told.TryRemove(file.Path, out _);
    }

    /// <summary>Whether this problem of a file or folder is not the one that was told last.</summary>
    public bool IsNews(string path, FetchOutcome problem)
    {
        var text = problem.ToString();
        var isNews = !_told.TryGetValue(path, out var told) || told != text;
        _told[path] = text;
        return isNews;
    }
}
