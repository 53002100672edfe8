using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>The full-text index. Keeps between questions what is slow to count: coverage and document frequencies; and what was read.</summary>
internal sealed class SqlitePassageIndex(SqliteDatabase database) : IPassageIndex
{
    private readonly CoverageCache _coverage = new();
    private readonly DocumentFrequencies _frequencies = new(database);
    private readonly ArchiveMemory _memory = new();
    private readonly KeptWordVectors _vectors = new();

    public ValueTask<IPassageSnapshot> OpenAsync(CancellationToken ct)
    {
        var session = database.Explained(database.RentReader);
        return ValueTask.FromResult<IPassageSnapshot>(new SqlitePassageSnapshot(database, session, _coverage, _frequencies, _memory, _vectors));
    }
}
