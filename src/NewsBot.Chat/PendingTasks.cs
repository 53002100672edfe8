using System.Collections.Concurrent;

namespace NewsBot.Chat;

/// <summary>Work that is under way, so that the end of the program can wait for it.</summary>
internal sealed class PendingTasks
{
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public void Add(Task task)
    {
        _running.TryAdd(task, true);
        _ = task.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task AllAsync(CancellationToken ct) => Task.WhenAll(_running.Keys).WaitAsync(ct);
}
