namespace NewsBot.Sources.Files;

/// <summary>Paths to look at, each when its time has come. Nudging a path again before that changes nothing, so a burst of events is one look.</summary>
internal sealed class Nudges(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Looks at <paramref name="path"/> when <paramref name="delay"/> has passed, or earlier where that was wanted already.</summary>
    public void Add(string path, TimeSpan delay)
    {
        lock (_lock)
        {
            var due = clock.GetUtcNow() + delay;
            if (_due.TryGetValue(path, out var earlier) && earlier <= due)
                return;
            _due[path] = due;
            _added.TrySetResult();
        }
    }

    /// <summary>Waits until a path is due and takes all that are.</summary>
    public async ValueTask<IReadOnlyList<string>> TakeDueAsync(CancellationToken ct)
    {
        while (true)
        {
            Task added;
            TimeSpan wait;
            lock (_lock)
            {
                if (TakeDue() is { Count: > 0 } due)
                    return due;
                wait = _due.Count == 0 ? Timeout.InfiniteTimeSpan : _due.Values.Min() - clock.GetUtcNow();
                _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                added = _added.Task;
            }

            // The timeout is the normal case here, not an error.
            await added.WaitAsync(wait, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }

    private List<string> TakeDue()
    {
        var now = clock.GetUtcNow();
        var due = _due.Where(entry => entry.Value <= now).Select(entry => entry.Key).Order(StringComparer.Ordinal).ToList();
        foreach (var path in due)
            _due.Remove(path);
        return due;
    }
}
