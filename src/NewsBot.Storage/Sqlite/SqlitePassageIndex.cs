using System.Collections.Concurrent;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>The full-text index. Keeps between questions what is slow to count: coverage and document frequencies.</summary>
internal sealed class SqlitePassageIndex(SqliteDatabase database) : IPassageIndex
{
    private readonly CoverageCache _coverage = new();
    private readonly DocumentFrequencies _frequencies = new();

    public ValueTask<IPassageSnapshot> OpenAsync(CancellationToken ct)
    {
        var session = database.Explained(database.RentReader);
        return ValueTask.FromResult<IPassageSnapshot>(new SqlitePassageSnapshot(database, session, _coverage, _frequencies));
    }
}

/// <summary>In how many articles a stem occurs. A count is read once and again when the archive has grown by a tenth.</summary>
internal sealed class DocumentFrequencies
{
    private const string Count = "select doc from article_terms where term = $1";

    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<string, (int Articles, long Versions)> _counts = new();

    public int Of(SqliteSession session, string stem, long versions)
    {
        if (_counts.TryGetValue(stem, out var known) && versions <= known.Versions + (known.Versions / 10) && versions >= known.Versions)
            return known.Articles;
        var articles = (int)(session.Command(Count).With(stem).ReadLong() ?? 0);
        if (_counts.Count >= MostKept)
            _counts.Clear(); // anyone may ask for words without end
        _counts[stem] = (articles, versions);
        return articles;
    }
}
