using System.Collections.Concurrent;

namespace NewsBot.Sources.Files;

/// <summary>Tells files that are still being written from those that are whole: a whole one has rested for a while.</summary>
internal sealed class SettledFiles(TimeProvider clock)
{
    /// <summary>How long a file rests before it counts as whole.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (FileLook Look, DateTimeOffset Since)> _ahead = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the file is looked at again; zero or less where it is whole.</summary>
    public TimeSpan Wait(string path, FileLook look)
    {
        var age = clock.GetUtcNow() - look.Modified;
        return Rest - (age < TimeSpan.Zero ? AgeOfLook(path, look) : age);
    }

    // The file system's clock is ahead of ours: what counts is how long the file has looked like this.
    private TimeSpan AgeOfLook(string path, FileLook look)
    {
        var now = clock.GetUtcNow();
        if (_ahead.TryGetValue(path, out var known) && known.Look == look)
            return now - known.Since;
        _ahead[path] = (look, now);
        return TimeSpan.Zero;
    }
}
