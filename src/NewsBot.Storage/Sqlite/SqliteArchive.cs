using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>What owners look at and take down.</summary>
internal sealed class SqliteArchive(SqliteDatabase database) : IArchive
{
    private const string ListSources = """
        select s.name, count(*), min(a.published), max(a.published) from articles a join sources s on s.id = a.source
        where a.index_row is not null group by s.id order by count(*) desc, s.name
        """;

    private const string ListHeadlines = """
        select v.title, s.name, v.url, a.published, a.published_is_day, a.story
        from articles a join versions v on v.article = a.id and v.number = a.newest_version join sources s on s.id = a.source
        where a.index_row is not null and a.published between $1 and $2 and ($3 is null or a.source in (select value from json_each($3)))
        order by a.published desc, a.index_row desc limit $4
        """;

    /// <summary>So many rows are read for one headline, because several may tell one story.</summary>
    private const int RowsPerHeadline = 4;

    private const string CountRows = "select (select count(*) from versions), (select count(*) from questions)";

    private const string FindById = "select id, index_row from articles where id = $1";

    private const string FindByKey = "select a.id, a.index_row from identity_keys k join articles a on a.id = k.article where k.hash = $1";

    private const string ListVersions = """
        select v.number, v.seen_at, v.title, v.body, v.url, v.authors, v.published, v.updated, v.language, s.name, v.agencies,
          v.correction_start, v.correction_length
        from versions v join articles a on a.id = v.article join sources s on s.id = a.source where v.article = $1 order by v.number
        """;

    private readonly CoverageCache _coverage = new();

    public ValueTask<Coverage> CoverageAsync(CancellationToken ct) =>
        ValueTask.FromResult(database.Read(session => _coverage.Read(session, new SearchBounds(DateTimeOffset.MaxValue))));

    public ValueTask<IReadOnlyList<SourceSummary>> SourcesAsync(CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<SourceSummary>>(database.Read(session => session.Command(ListSources).Read(r =>
            new SourceSummary(r.GetString(0), r.GetInt32(1), StoredTime.Of(r.GetInt64(2), true), StoredTime.Of(r.GetInt64(3), true)))));

    public ValueTask<IReadOnlyList<Headline>> HeadlinesAsync(HeadlineQuery query, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<Headline>>(database.Read(session => ReadHeadlines(session, query)));

    public async ValueTask<ArchiveStatus> StatusAsync(CancellationToken ct)
    {
        var coverage = await CoverageAsync(ct);
        return database.Read(session =>
        {
            var (versions, questions) = session.Command(CountRows).Read(r => (r.GetInt32(0), r.GetInt32(1))).Single();
            var bytes = SizeOf(database.Path) + SizeOf(database.Path + "-wal"); // much of it may stand in the log still
            return new ArchiveStatus(coverage, versions, questions, bytes, MigrationRunner.Newest, session.Connection.ServerVersion);
        });
    }

    public ValueTask<StoredArticle?> FindAsync(string idOrUrl, CancellationToken ct) => ValueTask.FromResult(database.Read(session =>
    {
        if (Find(session, idOrUrl) is not { } found)
            return null;
        return new StoredArticle(SqliteArticleStore.ToArticleId(found.Id), found.IndexRow is null, session.Command(ListVersions).With(found.Id).Read(ToVersion));
    }));

    public async ValueTask<TakeDown> RemoveAsync(string idOrUrl, CancellationToken ct)
    {
        if (!await database.WriteAsync(session => Remove(session, idOrUrl), ct))
            return TakeDown.NotFound;
        // Not to be broken off: nothing would come back to it.
        return await database.EmptyLogAsync(CancellationToken.None) ? TakeDown.Done : TakeDown.KeptInLog;
    }

    private static List<Headline> ReadHeadlines(SqliteSession session, HeadlineQuery query)
    {
        var since = query.Since?.Instant.ToUnixTimeMilliseconds() ?? StoredTime.Earliest;
        var sources = SourceNames.Matching(session, query.Source) is { } matching ? $"[{string.Join(',', matching)}]" : null;
        var rows = session.Command(ListHeadlines).With(since, query.Latest.ToUnixTimeMilliseconds(), sources, query.Limit * RowsPerHeadline).Read(r =>
            (Story: r.GetInt64(5), Headline: new Headline(r.GetString(0), r.GetString(1), StoredTime.Of(r.GetInt64(3), r.GetBoolean(4))) { Url = r.TextOrNull(2) }));
        return [.. rows.DistinctBy(row => row.Story).Take(query.Limit).Select(row => row.Headline)];
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static bool Remove(SqliteSession session, string idOrUrl)
    {
        if (Find(session, idOrUrl) is not { Id: var id, IndexRow: { } row })
            return false;
        ArticleRemoval.TakeDown(session, id, row);
        session.Command(SqliteArticleStore.CountChange).ExecuteNonQuery();
        ArticleIndex.Merge(session);
        return true;
    }

    private static (long Id, long? IndexRow)? Find(SqliteSession session, string idOrUrl)
    {
        if (idOrUrl.Length == 16 && idOrUrl.All(char.IsAsciiHexDigit))
            return First(session.Command(FindById).With(SqliteArticleStore.IdOf(new ArticleId(idOrUrl))));
        if (!Uri.TryCreate(idOrUrl, UriKind.Absolute, out var url))
            return null;
        var key = url.IsFile ? IdentityKey.OfFile(url.LocalPath) : IdentityKey.OfUrl(url);
        return First(session.Command(FindByKey).With(SqliteArticleStore.IdOf(ArticleId.FromKey(key))));
    }

    private static (long Id, long? IndexRow)? First(SqliteCommand command) =>
        command.Read(r => (r.GetInt64(0), r.IsDBNull(1) ? (long?)null : r.GetInt64(1))) is [var found, ..] ? found : null;

    private static StoredVersion ToVersion(SqliteDataReader r)
    {
        var article = StoredVersions.ToArticle(r, 2);
        var correction = r.IsDBNull(11) ? null : article.Body.Substring(r.GetInt32(11), r.GetInt32(12));
        return new StoredVersion(r.GetInt32(0), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(1)), article, StoredVersions.ToList(r.GetString(10)), correction);
    }
}
