using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>A real database file in a folder of its own, and a newsroom over it.</summary>
internal sealed class SqliteFile : IDisposable
{
    public SqliteFile(FakeTimeProvider? clock = null)
    {
        Clock = clock ?? new FakeTimeProvider(Newsroom.Noon);
        Path = Folder.PathOf("news.db");
        Database = Open();
        Newsroom = new Newsroom(PortsOf(Database), Clock);
    }

    public FakeTimeProvider Clock { get; }

    public TempFolder Folder { get; } = new();

    public string Path { get; }

    public SqliteDatabase Database { get; }

    public Newsroom Newsroom { get; }

    public SqliteUpkeep Upkeep => new(Database);

    public SqliteDatabase Open() => OpenAt(Path);

    public static SqliteDatabase OpenAt(string path) => new(Options.Create(new SqliteOptions { Path = path }));

    public StorePorts PortsOf(SqliteDatabase database) =>
        new(new SqliteArticleStore(database, Clock), new SqlitePassageIndex(database), new SqliteArchive(database));

    /// <summary>Changes the file behind the program's back.</summary>
    public void Execute(string sql) => Execute(Path, sql);

    public static void Execute(string path, string sql)
    {
        using var connection = Connect(path);
        connection.Execute(sql);
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var connection = Connect(Path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.Read(row);
    }

    public long Count(string table) => Query($"select count(*) from {table}", r => r.GetInt64(0)).Single();

    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        Database.Dispose();
        Folder.Dispose();
    }
}
