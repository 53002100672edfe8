using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>One reader's transaction.</summary>
internal sealed class SqlitePassageSnapshot(SqliteDatabase database, SqliteSession session, CoverageCache coverage, DocumentFrequencies frequencies)
    : IPassageSnapshot
{
    /// <summary>How far back frequent words are looked up, in days: measured, older articles are found by their rare words.</summary>
    private const int RecentDays = 30;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    private const string FindRows = "select rowid from article_index where article_index match $1 and rowid between $2 and $3";

    private const string ReadLastRow = "select max(index_row) from articles";

    private const string ReadCandidate = """
        select a.id, a.published, a.story, v.id, e.words
        from articles a
        join versions v on v.article = a.id and v.number = coalesce(
          (select max(number) from versions where article = a.id and current_from <= $2), 1)
        join encoded_texts e on e.version = v.id
        where a.index_row = $1 and a.published between $3 and $4
        """;

    private const string ReadArticle = """
        select v.number, v.title, v.body, v.url, v.authors, v.published, v.updated, v.language, s.name, a.published, a.published_is_day
        from versions v join articles a on a.id = v.article join sources s on s.id = a.source where v.id = $1
        """;

    private const string FindOutlets = """
        select distinct s.name from articles a join sources s on s.id = a.source
        where a.story = $1 and a.id <> $2 and a.index_row is not null and a.published between $3 and $4
          and a.source <> (select source from articles where id = $2) order by a.published limit 10
        """;

    public ValueTask<Coverage> CoverageAsync(SearchBounds bounds, CancellationToken ct) =>
        ValueTask.FromResult(database.Explained(() => coverage.Read(session, bounds)));

    public ValueTask<IReadOnlyList<int>> CountArticlesAsync(IReadOnlyList<string> words, DateTimeOffset asOf, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<int>>(database.Explained(() => Count(words, IndexRow.LastOfDay(asOf.ToUnixTimeMilliseconds()))));

    public ValueTask<IReadOnlyList<Candidate>> SearchAsync(SearchQuery query, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<Candidate>>(database.Explained(() => Search(query)));

    public ValueTask<CandidateArticle> ReadAsync(Candidate candidate, CancellationToken ct) =>
        ValueTask.FromResult(database.Explained(() => session.Command(ReadArticle).With(candidate.Version).Read(ToArticle).Single()));

    public ValueTask<IReadOnlyList<string>> AlsoReportedByAsync(Candidate candidate, SearchBounds bounds, CancellationToken ct)
    {
        var outlets = database.Explained(() => session.Command(FindOutlets)
            .With(candidate.Story, SqliteArticleStore.IdOf(candidate.Article), EarliestOf(bounds), bounds.Latest.ToUnixTimeMilliseconds()).Read(r => r.GetString(0)));
        return ValueTask.FromResult<IReadOnlyList<string>>(outlets);
    }

    public ValueTask DisposeAsync()
    {
        database.ReturnReader(session);
        return ValueTask.CompletedTask;
    }

    private List<int> Count(IReadOnlyList<string> words, long lastRow)
    {
        var (_, versions) = CoverageCache.StateOf(session);
        long? until = session.Command(ReadLastRow).ReadLong() > lastRow ? lastRow : null;
        return [.. words.Select(word => frequencies.Of(session, word, until, versions))];
    }

    private List<Candidate> Search(SearchQuery query)
    {
        var sourceFilter = SourceFilter(query.Bounds.Source);
        if (sourceFilter is { Length: 0 })
            return [];
        var latest = query.Bounds.Latest.ToUnixTimeMilliseconds();
        var earliest = EarliestOf(query.Bounds);
        var recent = query.Recency.Newest.ToUnixTimeMilliseconds() - (RecentDays * MillisecondsPerDay);
        var scores = new Dictionary<long, double>();
        foreach (var term in query.Terms)
        {
            var from = term.IsRare ? earliest : Math.Max(earliest, recent);
            var rows = session.Command(FindRows).With(ArticleIndex.AnyOf(term.Forms) + sourceFilter, IndexRow.FirstOfDay(from), IndexRow.LastOfDay(latest));
            using var reader = rows.ExecuteReader();
            while (reader.Read())
                CollectionsMarshal.GetValueRefOrAddDefault(scores, reader.GetInt64(0), out _) += term.Weight;
        }

        return Best(scores, query).SelectMany(row => ToCandidates(row.Row, row.Score, query.Bounds)).Take(query.Limit).ToList();
    }

    /// <summary>
    /// The best rows by weight and recency, then those by weight alone: what happened long ago is asked about too. Some more than are
    /// wanted, for a row of the last day may lie after the hour that is asked for.
    /// </summary>
    private static IEnumerable<(long Row, double Score)> Best(Dictionary<long, double> scores, SearchQuery query)
    {
        var recent = new BestRows(query.Limit);
        var ever = new BestRows(query.Limit);
        foreach (var (row, weight) in scores)
        {
            recent.Offer(row, weight * query.Recency.For(IndexRow.DayOf(row)));
            ever.Offer(row, weight);
        }

        var rows = recent.Descending().Select(r => (r.Row, r.Score)).ToList();
        var known = rows.Take(query.Limit / 2).Select(r => r.Row).ToHashSet();
        return rows.Take(query.Limit / 2).Concat(ever.Descending().Where(r => !known.Contains(r.Row))).Concat(rows.Skip(query.Limit / 2)).DistinctBy(r => r.Row);
    }

    private List<Candidate> ToCandidates(long row, double score, SearchBounds bounds)
    {
        var latest = bounds.Latest.ToUnixTimeMilliseconds();
        var earliest = EarliestOf(bounds);
        return session.Command(ReadCandidate).With(row, bounds.AsOf.ToUnixTimeMilliseconds(), earliest, latest).Read(r => new Candidate(
            SqliteArticleStore.ToArticleId(r.GetInt64(0)), r.GetInt64(3), r.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(1)),
            new EncodedText(r.GetFieldValue<byte[]>(4)), score));
    }

    /// <summary>What narrows a MATCH to the outlets that are meant; null for all, empty where no outlet is meant.</summary>
    private string? SourceFilter(string? source)
    {
        var sources = SourceNames.Matching(session, source);
        if (sources is null)
            return null;
        return sources.Count == 0 ? "" : $" AND ({string.Join(" OR ", sources.Select(s => ArticleIndex.Quote(ArticleIndex.SourceTerm(s))))})";
    }

    private static long EarliestOf(SearchBounds bounds) => bounds.Since?.ToUnixTimeMilliseconds() ?? StoredTime.Earliest;

    private static CandidateArticle ToArticle(SqliteDataReader r)
    {
        var article = StoredVersions.ToArticle(r, 1);
        return new CandidateArticle(r.GetInt32(0), article, StoredTime.Of(r.GetInt64(9), r.GetBoolean(10)), r.GetString(8));
    }
}
