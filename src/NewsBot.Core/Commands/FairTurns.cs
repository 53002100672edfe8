namespace NewsBot.Commands;

/// <summary>Work of many places, such as servers of a chat, done a few at a time and in turn, so that a flood in one slows no other.</summary>
public sealed class FairTurns : IDisposable
{
    private const string QueueName = "chat";
    private const int MostInAll = 500;
    private const int MostOfOnePlace = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Func<CancellationToken, Task>>> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> _turns = new();
    private readonly SemaphoreSlim _signal = new(0);
    private int _count;
    private bool _isComplete;

    /// <summary>Takes work on, which tells its failures itself; false where too much waits already.</summary>
    public bool TryAdd(string place, Func<CancellationToken, Task> work)
    {
        lock (_lock)
        {
            if (_isComplete || _count >= MostInAll)
                return false;
            if (!_waiting.TryGetValue(place, out var queue))
            {
                _waiting.Add(place, queue = new Queue<Func<CancellationToken, Task>>());
                _turns.Enqueue(place);
            }

            if (queue.Count >= MostOfOnePlace)
                return false;
            queue.Enqueue(work);
            _count++;
            NewsBotMeter.CountWaiting(QueueName, 1);
        }

        _signal.Release();
        return true;
    }

    /// <summary>Takes nothing on any more; what waits is still done.</summary>
    public void Complete()
    {
        lock (_lock)
            _isComplete = true;
        _signal.Release();
    }

    /// <summary>Does the work, <paramref name="atOnce"/> pieces at a time, until it is complete and nothing waits, or <paramref name="ct"/> ends.</summary>
    public Task RunAsync(int atOnce, CancellationToken ct) =>
        Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(ct), CancellationToken.None)));

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();

    private async Task WorkAsync(CancellationToken ct)
    {
        while (true)
        {
            await _signal.WaitAsync(ct);
            if (Next() is { } work)
                await work(ct);
            else
                break;
        }

        _signal.Release(); // the others are to see that all is done as well
    }

    /// <summary>The next piece of the place whose turn it is; null when there is none and none will come.</summary>
    private Func<CancellationToken, Task>? Next()
    {
        lock (_lock)
        {
            if (!_turns.TryDequeue(out var place))
                return null;
            var queue = _waiting[place];
            var work = queue.Dequeue();
            _count--;
            NewsBotMeter.CountWaiting(QueueName, -1);
            if (queue.Count > 0)
                _turns.Enqueue(place);
            else
                _waiting.Remove(place);
            return work;
        }
    }
}
