using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.PathOf("news.db");

    [Fact]
    public void A_missing_file_is_made_with_its_folders()
    {
        var path = _folder.PathOf("a/b/news.db");

        Open(path);

        Assert.Equal((MigrationRunner.Newest, MigrationRunner.ApplicationId, "wal"), HeaderOf(path));
    }

    [Fact]
    public void An_empty_file_is_filled()
    {
        _folder.Write("news.db", "");

        Open(Path);

        Assert.Equal((MigrationRunner.Newest, MigrationRunner.ApplicationId, "wal"), HeaderOf(Path));
    }

    [Fact]
    public void A_current_file_is_left_as_it_is()
    {
        Open(Path);
        var before = File.ReadAllBytes(Path);

        Open(Path);

        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public async Task What_was_stored_at_the_first_schema_is_there_after_migrating()
    {
        using var file = new SqliteFile();
        using (var connection = SqliteFile.Connect(file.Path))
            MigrationRunner.Migrate(connection, file.Path, target: 1);
        Assert.Equal(1, HeaderOf(file.Path).Version);
        file.Execute("""
            insert into sources (id, name) values (7, 'Old Times');
            insert into articles (id, source, published, published_is_day, story, index_row, newest_version)
              values (-81985529216486896, 7, 1676764800000, 1, -81985529216486896, ((1676764800000 / 86400000 + 800000 + 1) << 20), 1);
            insert into versions (id, article, number, current_from, seen_at, fingerprint_high, fingerprint_low, title, body, authors, agencies)
              values (3, -81985529216486896, 1, 1676764800000, 1676764800000, 1, 2, 'Kept', 'A kept text.', '[]', '[]');
            insert into encoded_texts values (3, x'010000000000000000000000');
            insert into article_index (rowid, terms) values (((1676764800000 / 86400000 + 800000 + 1) << 20), 'kept text source:7');
            """);

        var stored = await file.Newsroom.FindAsync("fedcba9876543210");

        Assert.Equal(MigrationRunner.Newest, HeaderOf(file.Path).Version);
        Assert.Equal(("Kept", "A kept text.", "Old Times"), Assert.Single(stored.Versions).Article is var a ? (a.Title, a.Body, a.Source) : default);
        Assert.Equal(new Coverage(1, 1, NewsTime.OfDay(new DateOnly(2023, 2, 19))), await file.Newsroom.CoverageAsync(new NewsBot.Retrieval.SearchBounds(Newsroom.Noon)));
        Assert.Single(await file.Newsroom.SearchAsync("kept"));
        Assert.Empty(await file.Upkeep.CheckAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_untouched()
    {
        Open(Path);
        SqliteFile.Execute(Path, $"pragma user_version = {MigrationRunner.Newest + 1}; pragma wal_checkpoint(truncate)");

        AssertRefusedUntouched("newer NewsBot");
    }

    [Theory]
    [InlineData("create table t (x); insert into t values (1)")]
    [InlineData("pragma application_id = 17; create table t (x)")]
    [InlineData("pragma application_id = 17")]
    [InlineData("pragma user_version = 1")] // tables that we would rely on are not there
    [InlineData("pragma journal_mode = wal; create table articles (id)")]
    public void A_database_of_another_program_is_refused_untouched(string made)
    {
        SqliteFile.Execute(Path, made);

        AssertRefusedUntouched("another program");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("This is a text, and it is longer than the header of a database, which is one hundred bytes long and begins with a name.")]
    public void A_file_that_is_no_database_is_refused_untouched(string text)
    {
        _folder.Write("news.db", text);

        AssertRefusedUntouched("is no database");
    }

    [Fact]
    public void A_damaged_database_is_said_to_be_damaged()
    {
        Open(Path);
        var bytes = File.ReadAllBytes(Path);
        bytes.AsSpan(100, 4000).Fill(0xfe);
        File.WriteAllBytes(Path, bytes);

        Assert.Contains("damaged", Assert.Throws<ArchiveUnavailableException>(() => Open(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_said_to_be_locked()
    {
        Open(Path);
        using var other = SqliteFile.Connect(Path);
        using var transaction = other.BeginTransaction(deferred: false);
        using var database = Connect($"Data Source={Path};Default Timeout=1");

        var ex = await Assert.ThrowsAsync<ArchiveUnavailableException>(async () => await database.WriteAsync(_ => 0, TestContext.Current.CancellationToken));

        Assert.Matches("locked by another program; wait", ex.Message);
        Assert.Equal(0, database.Read(session => session.Connection.QueryLong("select count(*) from articles"))); // readers do not wait
    }

    [Fact]
    public async Task A_database_that_may_not_be_written_says_so_and_can_be_read()
    {
        Open(Path);
        using var database = Connect($"Data Source={Path};Mode=ReadOnly");

        Assert.Equal(0, database.Read(session => session.Connection.QueryLong("select count(*) from articles")));
        var ex = await Assert.ThrowsAsync<ArchiveUnavailableException>(async () =>
            await database.WriteAsync(session => session.Command("delete from articles").ExecuteNonQuery(), TestContext.Current.CancellationToken));
        Assert.Matches("cannot be written; allow this user", ex.Message);
    }

    [Fact]
    public void A_read_only_folder_says_so()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "The privileged may write everywhere.");
        if (OperatingSystem.IsWindows())
            return;
        var folder = Directory.CreateDirectory(_folder.PathOf("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;

        Assert.Contains("written", Assert.Throws<ArchiveUnavailableException>(() => Open(System.IO.Path.Combine(folder, "news.db"))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be made", Assert.Throws<ArchiveUnavailableException>(() => Open(System.IO.Path.Combine(folder, "new/news.db"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_where_no_database_can_be_is_named()
    {
        var file = _folder.Write("file", "x");

        Assert.Contains("cannot be made", Assert.Throws<ArchiveUnavailableException>(() => Open(System.IO.Path.Combine(file, "news.db"))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be opened", Assert.Throws<ArchiveUnavailableException>(() => Open(_folder.FullPath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_open_one_new_file_at_once_all_succeed()
    {
        for (var round = 0; round < 5; round++)
        {
            var path = _folder.PathOf($"round-{round}.db");
            using var start = new Barrier(6);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    Open(path);
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Equal((MigrationRunner.Newest, MigrationRunner.ApplicationId, "wal"), HeaderOf(path));
        }
    }

    public void Dispose() => _folder.Dispose();

    private void AssertRefusedUntouched(string reason)
    {
        var before = File.ReadAllBytes(Path);
        var ex = Assert.Throws<ArchiveUnavailableException>(() => Open(Path));
        Assert.Contains(reason, ex.Message, StringComparison.Ordinal);
        Assert.Contains(Path, ex.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal(["news.db"], Directory.GetFiles(_folder.FullPath).Select(System.IO.Path.GetFileName));
    }

    private static void Open(string path)
    {
        using var database = SqliteFile.OpenAt(path);
        database.Read(_ => 0);
    }

    private static SqliteDatabase Connect(string connectionString) => new(Options.Create(new SqliteOptions { ConnectionString = connectionString }));

    private static (int Version, int Application, string Journal) HeaderOf(string path)
    {
        using var connection = SqliteFile.Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = "select user_version, application_id, journal_mode from pragma_user_version, pragma_application_id, pragma_journal_mode";
        return command.Read(r => (r.GetInt32(0), r.GetInt32(1), r.GetString(2))).Single();
    }
}
