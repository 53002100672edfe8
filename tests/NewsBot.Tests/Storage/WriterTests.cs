using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>What holds of everything that is written.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_what_was_stored_before_stays_sound()
    {
        await _file.Newsroom.IngestAsync(News.Filler(5));
        await LimitAsync(1); // SQLite reads it as the pages that there are

        var ex = await Assert.ThrowsAsync<ArchiveUnavailableException>(async () => await _file.Newsroom.IngestAsync(News.Filler(400).Skip(5)));

        Assert.Equal($"The disk that holds the database {_file.Path} is full; free some space and try again.", ex.Message);
        Assert.InRange((await _file.Newsroom.Ports.Archive.CoverageAsync(Ct)).Articles, 5, 399); // a small batch may fit into the pages that there are
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));

        await LimitAsync(1_000_000);
        await _file.Newsroom.IngestAsync(News.Filler(400));
        Assert.Equal(400, (await _file.Newsroom.Ports.Archive.CoverageAsync(Ct)).Articles);
    }

    [Fact]
    public async Task No_row_refers_to_one_that_is_missing() =>
        await Assert.ThrowsAsync<SqliteException>(async () => await _file.Database.WriteAsync(
            session => session.Command("insert into identity_keys (hash, article) values (1, 2)").ExecuteNonQuery(), Ct));

    [Fact]
    public async Task What_is_stored_is_on_the_disk_and_readers_never_wait_for_it() =>
        Assert.Equal(("wal", 2L), await _file.Database.MaintainAsync(
            session => (session.Command("pragma journal_mode").Read(r => r.GetString(0)).Single(), session.Connection.QueryLong("pragma synchronous")), Ct));

    [Fact]
    public async Task What_is_being_written_while_the_file_is_closed_is_stored_and_who_comes_later_is_told()
    {
        var database = _file.Open();
        var closing = new Thread(database.Dispose);

        await WriteAsync(database, "before", () =>
        {
            closing.Start();
            SpinWait.SpinUntil(() => (closing.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) != 0); // until it waits for this
        });
        closing.Join();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync(database, "later"));
        Assert.Equal("before", _file.Database.Read(session => session.Command("select thread from threads").Read(r => r.GetString(0)).Single()));
    }

    public void Dispose() => _file.Dispose();

    private static async Task WriteAsync(SqliteDatabase database, string thread, Action? meanwhile = null) => await database.WriteAsync(
        session =>
        {
            meanwhile?.Invoke();
            return session.Command("insert into threads (thread, answer_id, begun_at) values ($1, 'a', 0)").With(thread).ExecuteNonQuery();
        },
        Ct);

    /// <summary>As a disk does on which so many pages fit.</summary>
    private ValueTask<long> LimitAsync(int pages) =>
        _file.Database.MaintainAsync(session => session.Connection.QueryLong($"pragma max_page_count = {pages}"), Ct);
}
