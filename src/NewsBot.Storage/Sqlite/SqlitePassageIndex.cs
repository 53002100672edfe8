using System.Collections.Concurrent;
using NewsBot.Articles;
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

/// <summary>In how many articles a word occurs. A count is read once and again when the archive has grown by a tenth.</summary>
internal sealed class DocumentFrequencies
{
    private const string Count = "select doc from article_terms where term = $1";

    private const string CountUntil = "select count(*) from article_index where article_index match $1 and rowid <= $2";

    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<(string Stem, long? LastRow), (int Articles, long Versions)> _counts = new();

    /// <summary>Counts up to a row of the index; null for all of it.</summary>
    public int Of(SqliteSession session, string word, long? lastRow, long versions)
    {
        var stem = PorterStemmer.StemOf(word);
        if (_counts.TryGetValue((stem, lastRow), out var known) && versions <= known.Versions + (known.Versions / 10) && versions >= known.Versions)
            return known.Articles;
        var count = lastRow is null ? session.Command(Count).With(stem) : session.Command(CountUntil).With(ArticleIndex.Quote(word), lastRow);
        var articles = (int)(count.ReadLong() ?? 0);
        if (articles == 0)
            return 0; // counted as fast as remembered, and there is no end of such words
        if (_counts.Count >= MostKept)
            _counts.Clear(); // anyone may ask for words without end
        _counts[(stem, lastRow)] = (articles, versions);
        return articles;
    }
}
