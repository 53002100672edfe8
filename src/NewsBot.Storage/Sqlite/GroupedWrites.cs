using System.Collections.Concurrent;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Writes what comes at the same time in one transaction, so that all of it waits for the disk once. A write ends when it is durable.
/// What is written together fails together: it is for small writes that fail only where the database does.
/// </summary>
internal sealed class GroupedWrites(SqliteDatabase database)
{
    private const int MostAtOnce = 256;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _isWriting;

    /// <summary>Runs <paramref name="work"/> in a transaction with others.</summary>
    /// <param name="work">What is to be written.</param>
    /// <param name="ct">Ends it before it is begun, and not later: whoever left would not know whether it was written.</param>
    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var own = new Waiting<T>(work);
        _waiting.Enqueue(own);
        if (Interlocked.Exchange(ref _isWriting, 1) == 0)
            _ = Task.Run(WriteAllAsync, CancellationToken.None); // meanwhile the caller may bring more
        return await own.Ending;
    }

    private async Task WriteAllAsync()
    {
        do
        {
            while (!_waiting.IsEmpty)
                await WriteGroupAsync();
            Interlocked.Exchange(ref _isWriting, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isWriting, 1) == 0); // it may have come in between
    }

    private async ValueTask WriteGroupAsync()
    {
        List<Waiting> group = [];
        try
        {
            await database.WriteAsync(
                session =>
                {
                    while (group.Count < MostAtOnce && _waiting.TryDequeue(out var next))
                    {
                        group.Add(next);
                        next.Write(session);
                    }

                    return group.Count;
                },
                CancellationToken.None);
            group.ForEach(written => written.End());
        }
        catch (Exception ex) // each of those who wait is told
        {
            while (_waiting.TryDequeue(out var next))
                group.Add(next);
            group.ForEach(failed => failed.Fail(ex));
        }
    }

    private abstract class Waiting
    {
        public abstract void Write(SqliteSession session);

        public abstract void End();

        public abstract void Fail(Exception exception);
    }

    private sealed class Waiting<T>(Func<SqliteSession, T> work) : Waiting
    {
        private readonly TaskCompletionSource<T> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Ending => _ending.Task;

        public override void Write(SqliteSession session) => _result = work(session);

        public override void End() => _ending.SetResult(_result!);

        public override void Fail(Exception exception) => _ending.SetException(exception);
    }
}
