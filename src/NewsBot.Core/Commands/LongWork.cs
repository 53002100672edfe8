using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace NewsBot.Commands;

/// <summary>Work that goes on after its command was answered; the end of the host breaks it off.</summary>
public sealed class LongWork : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>Starts <paramref name="work"/>, which tells its failures itself.</summary>
    internal void Start(Func<CancellationToken, Task> work)
    {
        var token = _stop.Token;
        var task = Task.Run(() => work(token), CancellationToken.None);
        _running.TryAdd(task, true);
        _ = task.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
