using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// The database file: one writer and pooled readers in WAL mode, so questions are answered while ingestion runs. Other processes
/// may write too; whoever comes second waits.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyTimeoutSeconds = 30;
    private const string AwaitReaders = "pragma busy_timeout = 2000";
    private const string ConnectionSettings = "pragma foreign_keys = on; pragma temp_store = memory; pragma synchronous = full;";
    private const string ReaderSettings = "pragma cache_size = -16384; pragma query_only = on;";

    // What is deleted is overwritten, so that a text that is taken down is gone from the file too; measured, that costs ingestion nothing.
    private const string WriterSettings =
        "pragma cache_size = -32768; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864; pragma secure_delete = on;";

    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _opening = new();
    private readonly SqliteConnectionStringBuilder _connectionString;
    private SqliteSession? _writer;
    private volatile bool _disposed;

    public SqliteDatabase(IOptions<SqliteOptions> options)
    {
        _connectionString = options.Value.ConnectionString is { Length: > 0 } given
            ? new SqliteConnectionStringBuilder(given)
            : new SqliteConnectionStringBuilder { DataSource = options.Value.Path };
        _connectionString.Pooling = false; // sessions with their prepared commands are pooled here
        if (!_connectionString.ShouldSerialize("Default Timeout"))
            _connectionString.DefaultTimeout = BusyTimeoutSeconds;
        Path = _connectionString.DataSource;
    }

    public string Path { get; }

    /// <summary>Whether a connection string can be read and names a file; none given is fine too.</summary>
    public static bool NamesFile(string? connectionString)
    {
        if (string.IsNullOrEmpty(connectionString))
            return true;
        try
        {
            var given = new SqliteConnectionStringBuilder(connectionString);
            return given.DataSource is not ("" or ":memory:") && given.Mode != SqliteOpenMode.Memory;
        }
        catch (Exception ex) when (ex is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }

    /// <summary>Runs <paramref name="work"/> in a write transaction: all of it is stored, or nothing.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            return Explained(() => Write(work));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> on the writer's connection outside of any transaction, for pragmas, VACUUM and backups.</summary>
    public async ValueTask<T> MaintainAsync<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            return Explained(() => work(Writer()));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Brings all that is written into the file itself and empties the log beside it; false where a reader of another program keeps it.</summary>
    public ValueTask<bool> EmptyLogAsync(CancellationToken ct) => MaintainAsync(
        session =>
        {
            session.Connection.Execute(AwaitReaders);
            return session.Connection.QueryLong("pragma wal_checkpoint(truncate)") == 0;
        },
        ct);

    /// <summary>Runs <paramref name="work"/> on a reader; it sees one state of the archive.</summary>
    public T Read<T>(Func<SqliteSession, T> work) => Explained(() =>
    {
        var session = RentReader();
        try
        {
            return work(session);
        }
        finally
        {
            ReturnReader(session);
        }
    });

    /// <summary>A reader in a transaction of its own; give it back with <see cref="ReturnReader"/>.</summary>
    public SqliteSession RentReader()
    {
        if (!_readers.TryTake(out var session))
        {
            EnsureMigrated();
            session = Open(ReaderSettings);
        }

        session.Transaction = session.Connection.BeginTransaction(deferred: true);
        return session;
    }

    public void ReturnReader(SqliteSession session)
    {
        session.Transaction?.Dispose();
        session.Transaction = null;
        _readers.Add(session);
        if (_disposed)
            CloseReaders();
    }

    /// <summary>Runs <paramref name="work"/> and turns SQLite's errors into sentences for the owner.</summary>
    public T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException ex) when (SqliteErrors.Explain(ex, Path) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Closes the file behind what is being written; who comes later, or waits for the writer, is told so.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _writing.Wait(); // for a thread that writes: closed under its hands, it would not know what it stored
        _disposed = true;
        CloseReaders();
        _writer?.Dispose();
        _writing.Release();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var session))
            session.Dispose();
    }

    private T Write<T>(Func<SqliteSession, T> work)
    {
        var writer = Writer();
        using var transaction = writer.Connection.BeginTransaction(deferred: false);
        writer.Transaction = transaction;
        try
        {
            var result = work(writer);
            transaction.Commit();
            return result;
        }
        finally
        {
            writer.Transaction = null;
        }
    }

    private SqliteSession Writer()
    {
        EnsureMigrated();
        return _writer!;
    }

    private void EnsureMigrated()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_opening)
        {
            if (_writer is not null)
                return;
            CreateFolder();
            var writer = Open(WriterSettings);
            try
            {
                if (MigrationRunner.VersionOf(writer.Connection, Path) == 0)
                    writer.Connection.Execute("pragma page_size = 8192");
                writer.Connection.Execute("pragma journal_mode = wal");
                MigrationRunner.Migrate(writer.Connection, Path, MigrationRunner.Newest);
                _writer = writer;
            }
            finally
            {
                if (_writer is null)
                    writer.Dispose();
            }
        }
    }

    private SqliteSession Open(string settings)
    {
        var connection = new SqliteConnection(_connectionString.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute(ConnectionSettings + settings);
            return new SqliteSession(connection);
        }
        catch // whatever it was, the connection must not stay open
        {
            connection.Dispose();
            throw;
        }
    }

    private void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path));
        try
        {
            if (folder is not null)
                Directory.CreateDirectory(folder);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveUnavailableException($"The folder {folder} for the database cannot be made ({ex.Message}); name another with --db.", ex);
        }
    }
}
