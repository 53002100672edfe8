using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class GroupedWritesTests : IDisposable
{
    private const string Insert = "insert into threads (thread, answer_id, begun_at) values ($1, 'a', 0)";
    private const string Count = "select count(*) from threads";

    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly GroupedWrites _writes;

    public GroupedWritesTests()
    {
        _database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = _folder.PathOf("news.db") }));
        _writes = new GroupedWrites(_database);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_while_the_disk_works_is_written_in_one_transaction_and_ends_with_it()
    {
        var (others, transactions) = (new List<Task<object>>(), new HashSet<object>());

        var first = await _writes.WriteAsync(
            session =>
            {
                for (var i = 0; i < 100; i++) // while the first transaction is open
                    others.Add(WriteAsync(_writes, i));
                return session.Transaction!;
            },
            Ct);
        transactions.Add(first);
        transactions.UnionWith(await Task.WhenAll(others));

        Assert.Single(transactions);
        Assert.Equal(100, Stored());
    }

    [Fact]
    public async Task A_write_that_has_ended_can_be_read()
    {
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync(_writes, i);
            Assert.Equal(i + 1, Stored());
        }
    }

    [Fact]
    public async Task What_is_written_together_fails_together_and_the_next_is_written()
    {
        List<Task> others = [];
        await Assert.ThrowsAsync<SqliteException>(async () => await _writes.WriteAsync(
            session =>
            {
                others.Add(WriteAsync(_writes, 1));
                session.Command(Insert).With("same").ExecuteNonQuery();
                return session.Command(Insert).With("same").ExecuteNonQuery();
            },
            Ct));

        await Assert.ThrowsAsync<SqliteException>(() => Task.WhenAll(others));
        Assert.Equal(0, Stored());
        await WriteAsync(_writes, 1);
        Assert.Equal(1, Stored());
    }

    [Fact]
    public async Task Who_has_left_already_writes_nothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await _writes.WriteAsync(session => session.Command(Insert).With("x").ExecuteNonQuery(), gone.Token));

        await WriteAsync(_writes, 1);
        Assert.Equal(1, Stored());
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    /// <summary>Stores a row; gives the transaction.</summary>
    private static async Task<object> WriteAsync(GroupedWrites writes, int number) => await writes.WriteAsync(
        session =>
        {
            session.Command(Insert).With($"t{number}").ExecuteNonQuery();
            return (object)session.Transaction!;
        },
        Ct);

    private long Stored() => _database.Read(session => session.Command(Count).ReadLong()) ?? 0;
}
