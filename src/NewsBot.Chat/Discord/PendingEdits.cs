using System.Collections.Concurrent;

namespace NewsBot.Chat.Discord;

/// <summary>Edits that are under way, so that the end of the program can wait for them.</summary>
internal sealed class PendingEdits
{
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public void Add(Task edit)
    {
        _running.TryAdd(edit, true);
        _ = edit.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task AllAsync(CancellationToken ct) => Task.WhenAll(_running.Keys).WaitAsync(ct);
}
