using System.Collections.Concurrent;
using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>In how many articles words occur. A count is read once and again when the archive has grown by a tenth.</summary>
internal sealed class DocumentFrequencies(SqliteDatabase database)
{
    private const string ReadLastRow = "select max(index_row) from articles";

    private const string Count = "select doc from article_terms where term = ?1";

    private const string CountUntil = "select count(*) from article_index where article_index match ?1 and rowid <= ?2";

    private const int MostKept = 100_000;

    /// <summary>More words than a question has: most of them are none.</summary>
    private const int Many = 200;

    private readonly ConcurrentDictionary<(string Stem, long? LastRow), (int Articles, long Versions)> _counts = new();
    private readonly VocabularySieve _sieve = new(database);

    /// <summary>Counts up to a row of the index.</summary>
    public List<int> Of(SqliteSession session, IReadOnlyList<string> words, long lastRow)
    {
        var state = ArchiveState.Of(session);
        long? until = session.Command(ReadLastRow).ReadLong() > lastRow ? lastRow : null;
        var sieve = _sieve.At(state, isWanted: words.Count > Many);
        return [.. words.Select(word => Of(session, word, until, state.Versions, sieve))];
    }

    private int Of(SqliteSession session, string word, long? lastRow, long versions, StemSieve? sieve)
    {
        var stem = PorterStemmer.StemOf(word);
        if (sieve?.MayHold(Word.Of(stem, WordShape.Lower).Stem) is false)
            return 0;
        if (_counts.TryGetValue((stem, lastRow), out var known) && versions <= known.Versions + (known.Versions / 10) && versions >= known.Versions)
            return known.Articles;
        var articles = lastRow is { } last ? Read(session, CountUntil, ArticleIndex.Quote(word), last) : Read(session, Count, stem);
        if (articles == 0)
            return 0; // counted as fast as remembered, and there is no end of such words
        if (_counts.Count >= MostKept)
            _counts.Clear(); // anyone may ask for words without end
        _counts[(stem, lastRow)] = (articles, versions);
        return articles;
    }

    private static int Read(SqliteSession session, string count, string term, params ReadOnlySpan<long> lastRow)
    {
        using var found = session.Statement(count).Run(term, lastRow);
        return found.Next() ? (int)found.Long(0) : 0;
    }
}
