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

    private const string FindRows = "select rowid from article_index where article_index match ?1 and rowid between ?2 and ?3";

    private const string ReadLastRow = "select max(index_row) from articles";

    private const string ReadCandidate = """
        select a.id, a.published, a.story, v.id, e.words
        from articles a
        join versions v on v.article = a.id and v.number = coalesce(
          (select max(number) from versions where article = a.id and current_from <= ?2), 1)
        join encoded_texts e on e.version = v.id
        where a.index_row = ?1 and a.published between ?3 and ?4
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
        var matches = new List<TermRows>();
        foreach (var term in query.Terms)
        {
            var from = term.IsRare ? earliest : Math.Max(earliest, recent);
            matches.Add(new TermRows(RowsOf(ArticleIndex.AnyOf(term.Forms) + sourceFilter, from, latest), term.Weight));
        }

        return Best(matches, query).Select(row => CandidateOf(row.Row, row.Score, query.Bounds)).OfType<Candidate>().Take(query.Limit).ToList();
    }

    private List<long> RowsOf(string match, long from, long latest)
    {
        var rows = new List<long>();
        using var found = session.Statement(FindRows).Run(match, IndexRow.FirstOfDay(from), IndexRow.LastOfDay(latest));
        while (found.Next())
            rows.Add(found.Long(0));
        return rows;
    }

    /// <summary>
    /// The best rows by weight and recency, then those by weight alone: what happened long ago is asked about too. Some more than are
    /// wanted, for a row of the last day may lie after the hour that is asked for.
    /// </summary>
    private static IEnumerable<(long Row, double Score)> Best(List<TermRows> matches, SearchQuery query)
    {
        var recent = new BestRows(query.Limit);
        var ever = new BestRows(query.Limit);
        var (day, boost) = (DateTimeOffset.MinValue, 0.0);
        foreach (var (row, weight) in TermRows.Merge(matches))
        {
            if (IndexRow.DayOf(row) is var other && other != day) // they are in order of their days
                (day, boost) = (other, query.Recency.For(other));
            recent.Offer(row, weight * boost);
            ever.Offer(row, weight);
        }

        var rows = recent.Descending().Select(r => (r.Row, r.Score)).ToList();
        var known = rows.Take(query.Limit / 2).Select(r => r.Row).ToHashSet();
        return rows.Take(query.Limit / 2).Concat(ever.Descending().Where(r => !known.Contains(r.Row))).Concat(rows.Skip(query.Limit / 2)).DistinctBy(r => r.Row);
    }

    /// <summary>The article of a row; null where none of its versions lies within the bounds.</summary>
    private Candidate? CandidateOf(long row, double score, SearchBounds bounds)
    {
        using var found = session.Statement(ReadCandidate).Run(null, row, bounds.AsOf.ToUnixTimeMilliseconds(), EarliestOf(bounds), bounds.Latest.ToUnixTimeMilliseconds());
        return !found.Next() ? null : new Candidate(
            SqliteArticleStore.ToArticleId(found.Long(0)), found.Long(3), found.Long(2), DateTimeOffset.FromUnixTimeMilliseconds(found.Long(1)),
            new EncodedText(found.Blob(4)), score);
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
