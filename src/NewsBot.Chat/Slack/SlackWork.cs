using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>What the bot is at: answers are made in turn, and shown while the next are made.</summary>
internal sealed class SlackWork : IDisposable
{
    private readonly FairTurns _turns = new();
    private readonly PendingTasks _following = new();
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>Whether nothing is taken on any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Works until <see cref="Close"/> and all that waits is done, or until it is given up.</summary>
    public async Task RunAsync()
    {
        await _turns.RunAsync(Environment.ProcessorCount, _giveUp.Token);
        await _following.AllAsync(_giveUp.Token);
    }

    /// <summary>Takes work on, which tells its failures itself; false where too much waits already.</summary>
    public bool TryTake(string place, Func<CancellationToken, Task> work) => _turns.TryAdd(place, work);

    /// <summary>Does what waits for others, and so keeps no turn.</summary>
    public void Follow(Func<CancellationToken, Task> work) => _following.Add(Task.Run(() => work(_giveUp.Token)));

    /// <summary>Takes nothing on any more.</summary>
    public void Close()
    {
        IsClosed = true;
        _turns.Complete();
    }

    /// <summary>Leaves the rest; what is in the inbox is taken up by the next run.</summary>
    public void GiveUp() => _giveUp.Cancel();

    public void Dispose()
    {
        _turns.Dispose();
        _giveUp.Dispose();
    }
}
