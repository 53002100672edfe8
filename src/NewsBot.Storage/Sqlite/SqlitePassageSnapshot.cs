using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Storage.Sqlite;

/// <summary>One reader's transaction.</summary>
internal sealed class SqlitePassageSnapshot(
    SqliteDatabase database, SqliteSession session, CoverageCache coverage, DocumentFrequencies frequencies, ArchiveMemory memory, KeptWordVectors vectors) : IPassageSnapshot
{
    /// <summary>How far back frequent words are looked up, in days: measured, older articles are found by their rare words.</summary>
    private const int RecentDays = 30;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

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
        ValueTask.FromResult<IReadOnlyList<int>>(database.Explained(() => frequencies.Of(session, words, IndexRow.LastOfDay(asOf.ToUnixTimeMilliseconds()))));

    public ValueTask<WordVectors> VectorsAsync(CancellationToken ct) => ValueTask.FromResult(database.Explained(() => vectors.Of(session)));

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

    private List<Candidate> Search(SearchQuery query)
    {
        var sourceFilter = SourceFilter(query.Bounds.Source);
        if (sourceFilter is { Length: 0 })
            return [];
        var kept = memory.At(session);
        var (matching, candidates) = (new MatchingRows(session, kept), new CandidateRows(session, kept));
        var (earliest, latest) = (EarliestOf(query.Bounds), query.Bounds.Latest.ToUnixTimeMilliseconds());
        var recent = Math.Max(earliest, query.Recency.Newest.ToUnixTimeMilliseconds() - (RecentDays * MillisecondsPerDay));
        TermRows[] terms = [.. query.Terms.Select(term => new TermRows(
            matching.Of(ArticleIndex.AnyOf(term.Forms) + sourceFilter).Within(IndexRow.FirstOfDay(term.IsRare ? earliest : recent), IndexRow.LastOfDay(latest)), term.Weight))];
        return CandidateRows.Best(terms, query.Recency, query.Limit).Select(row => candidates.Read(row.Row, row.Score, query.Bounds)).OfType<Candidate>().Take(query.Limit).ToList();
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
