namespace NewsBot.Sources.Files;

/// <summary>
/// Paths to look at, each when its time has come. Nudging a path again before that changes nothing, so a burst of events is one
/// look and memory does not grow with it. Any thread may nudge; one waits.
/// </summary>
internal sealed class Nudges(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _new = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Looks at <paramref name="path"/> when <paramref name="delay"/> has passed, or earlier where that was wanted already.</summary>
    public void Add(string path, TimeSpan delay)
    {
        lock (_lock)
        {
            _new[path] = _new.TryGetValue(path, out var earlier) && earlier < delay ? earlier : delay;
            _added.TrySetResult();
        }
    }

    /// <summary>Waits until a path is due and takes all that are.</summary>
    public async ValueTask<IReadOnlyList<string>> TakeDueAsync(CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow(); // the clock is never asked under the lock: it may run what waits for it
            var added = TakeNew(now);
            if (TakeDue(now) is { Count: > 0 } due)
                return due;
            var wait = _due.Count == 0 ? Timeout.InfiniteTimeSpan : WholeMilliseconds(_due.Values.Min() - now);

            // The timeout is the normal case here, not an error.
            await added.WaitAsync(wait, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }

    // A timer cuts parts of a millisecond off: without this it would not wait at all, again and again, until the time has come.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    // Gives the task that ends with the next nudge.
    private Task TakeNew(DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (var (path, delay) in _new)
            {
                if (!_due.TryGetValue(path, out var earlier) || earlier > now + delay)
                    _due[path] = now + delay;
            }

            _new.Clear();
            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _added.Task;
        }
    }

    private List<string> TakeDue(DateTimeOffset now)
    {
        var due = _due.Where(entry => entry.Value <= now).Select(entry => entry.Key).Order(StringComparer.Ordinal).ToList();
        foreach (var path in due)
            _due.Remove(path);
        return due;
    }
}
