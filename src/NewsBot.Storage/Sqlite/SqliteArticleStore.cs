using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Storage.Sqlite;

/// <summary>Articles, their versions and their index rows.</summary>
internal sealed class SqliteArticleStore(SqliteDatabase database, TimeProvider clock) : IArticleStore
{
    private const string FindArticle = "select article from identity_keys where hash = $1";

    private const string FindNewest = """
        select a.newest_version, a.index_row, a.published, a.published_is_day, a.source, a.id, v.current_from, v.fingerprint_high, v.fingerprint_low
        from identity_keys k join articles a on a.id = k.article
        left join versions v on v.article = a.id and v.number = a.newest_version where k.hash = $1
        """;

    private const string FindNewestText = """
        select v.title, v.body, v.url, v.authors, v.published, v.updated, v.language, s.name
        from articles a join versions v on v.article = a.id and v.number = a.newest_version join sources s on s.id = a.source where a.id = $1
        """;

    private const string InsertKey = "insert or ignore into identity_keys (hash, article) values ($1, $2)";

    private const string SaveArticle = """
        insert into articles (id, source, published, published_is_day, story, index_row, newest_version) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do update set source = $2, published = $3, published_is_day = $4, story = $5, index_row = $6, newest_version = $7
        """;

    private const string InsertVersion = """
        insert into versions (article, number, current_from, seen_at, fingerprint_high, fingerprint_low, title, body, url, authors,
          published, updated, language, agencies, correction_start, correction_length)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """;

    private const string InsertWords = "insert into encoded_texts (version, words) values (last_insert_rowid(), $1)";

    private const string FindSource = "select id from sources where name = $1";

    private const string InsertSource = "insert into sources (name) values ($1) returning id";

    internal const string CountChange = "update archive_state set revision = revision + 1";

    public ValueTask<IReadOnlyList<StoredState>> LookUpAsync(IReadOnlyList<VersionKey> versions, CancellationToken ct)
    {
        var states = database.Read(session => versions.Select(v => LookUp(session, v)).ToList());
        return ValueTask.FromResult<IReadOnlyList<StoredState>>(states);
    }

    public ValueTask<IReadOnlyList<StoredState>> SaveAsync(IReadOnlyList<PreparedArticle> articles, CancellationToken ct) =>
        database.WriteAsync<IReadOnlyList<StoredState>>(
            session =>
            {
                var rows = new IndexBatch(session);
                var states = articles.Select(article => Save(session, article, rows)).ToList();
                rows.Write();
                return states;
            },
            ct);

    public ValueTask<int> ExpireAsync(DateTimeOffset before, int most, CancellationToken ct) =>
        database.WriteAsync(session => ArticleRemoval.Expire(session, before, most), ct);

    private StoredState Save(SqliteSession session, PreparedArticle prepared, IndexBatch rows)
    {
        var (state, newest) = StateOf(session, prepared.Article.Keys, prepared.Fingerprint);
        var id = IdOf(state.Id);
        if (state.State == VersionState.Changed && prepared.Article.AddsNothingTo(NewestOf(session, id))) // a page often tells less than the feed that led to it
            state = state with { State = VersionState.Unchanged };
        if (state.State is VersionState.Unchanged or VersionState.Removed)
        {
            SaveKeys(session, id, prepared.Article);
            return state;
        }

        if (Place(session, prepared.Article, newest, rows) is not { } row)
            return state with { State = VersionState.DayFull };
        if (newest is not null)
            StoryIndex.Remove(session, id);
        var story = StoryIndex.Place(session, id, prepared);
        session.Command(SaveArticle).With(id, row.Source, row.Published, row.IsDay, story, row.IndexRow, row.Number).ExecuteNonQuery();
        SaveKeys(session, id, prepared.Article);
        SaveVersion(session, id, prepared, row);
        rows.Replace(row.OldIndexRow, row.IndexRow, ArticleIndex.TermsOf(prepared.IndexTerms, row.Source));
        return state;
    }

    /// <summary>A known version with a key that is not known yet counts as changed, so that it is saved and the key learnt.</summary>
    private static Article NewestOf(SqliteSession session, long id) =>
        session.Command(FindNewestText).With(id).Read(row => StoredVersions.ToArticle(row, 0))[0];

    private static StoredState LookUp(SqliteSession session, VersionKey version)
    {
        var (state, newest) = StateOf(session, version.Keys, version.Fingerprint);
        var isLearnt = newest is null || version.Keys.All(key => key == newest.FoundBy || session.Command(FindArticle).With(IdOf(ArticleId.FromKey(key))).ReadLong() is not null);
        return isLearnt ? state : state with { State = VersionState.Changed };
    }

    private static (StoredState State, NewestVersion? Newest) StateOf(SqliteSession session, IReadOnlyList<string> keys, ContentFingerprint fingerprint)
    {
        foreach (var key in keys)
        {
            if (session.Command(FindNewest).With(IdOf(ArticleId.FromKey(key))).Read(NewestVersion.From) is not [var newest])
                continue;
            var state = newest.IndexRow is null ? VersionState.Removed
                : newest.Fingerprint == fingerprint ? VersionState.Unchanged : VersionState.Changed;
            return (new StoredState(state, ToArticleId(newest.Id)), newest with { FoundBy = key });
        }

        return (new StoredState(VersionState.New, ArticleId.FromKey(keys[0])), null);
    }

    /// <summary>Where a version goes; null where the day of its publication is full.</summary>
    private RowPlace? Place(SqliteSession session, Article article, NewestVersion? newest, IndexBatch rows)
    {
        // Questions are bounded by whole seconds: what is stored now must not lie after what is asked now.
        var now = NewsTime.OfInstant(clock.GetUtcNow()).Instant.ToUnixTimeMilliseconds();
        var published = article.Published?.Instant.ToUnixTimeMilliseconds() ?? newest?.Published ?? now;
        var sourceName = string.IsNullOrWhiteSpace(article.Source) ? "unknown outlet" : article.Source;
        var currentFrom = newest is null
            ? Math.Min(published, now)
            : article.Updated?.Instant.ToUnixTimeMilliseconds() is { } updated && updated > newest.CurrentFrom && updated < now ? updated : now;
        var source = SourceOf(session, sourceName);
        if (newest is not null && (newest.Published != published || newest.Source != source))
            session.Command(CountChange).ExecuteNonQuery();
        var indexRow = newest?.IndexRow is { } old && IndexRow.FirstOfDay(published) <= old && old <= IndexRow.LastOfDay(published)
            ? old
            : rows.NextRow(published);
        return indexRow is null ? null : new RowPlace
        {
            Number = (newest?.Number ?? 0) + 1,
            Source = source,
            Published = published,
            IsDay = article.Published?.IsDay ?? newest?.IsDay ?? false,
            CurrentFrom = currentFrom,
            SeenAt = now,
            OldIndexRow = newest?.IndexRow,
            IndexRow = indexRow.Value,
        };
    }

    private static long SourceOf(SqliteSession session, string name) =>
        session.Command(FindSource).With(name).ReadLong() ?? session.Command(InsertSource).With(name).ReadLong()!.Value;

    private static void SaveKeys(SqliteSession session, long id, Article article)
    {
        foreach (var key in article.Keys)
            session.Command(InsertKey).With(IdOf(ArticleId.FromKey(key)), id).ExecuteNonQuery();
    }

    private static void SaveVersion(SqliteSession session, long id, PreparedArticle prepared, RowPlace row)
    {
        var article = prepared.Article;
        session.Command(InsertVersion).With(
            id, row.Number, row.CurrentFrom, row.SeenAt, prepared.Fingerprint.High, prepared.Fingerprint.Low,
            article.Title, article.Body, article.Url, StoredVersions.ToJson(article.Authors), article.Published?.ToString(), article.Updated?.ToString(),
            article.Language, StoredVersions.ToJson(prepared.Text.Agencies), prepared.Text.Correction?.Start, prepared.Text.Correction?.Length).ExecuteNonQuery();
        session.Command(InsertWords).With(prepared.Encoded).ExecuteNonQuery();
    }

    internal static long IdOf(ArticleId id) => long.Parse(id.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    internal static ArticleId ToArticleId(long id) => new(id.ToString("x16", CultureInfo.InvariantCulture));

    /// <summary>Where a version goes.</summary>
    private sealed record RowPlace
    {
        public required int Number { get; init; }

        public required long Source { get; init; }

        public required long Published { get; init; }

        public required bool IsDay { get; init; }

        public required long CurrentFrom { get; init; }

        public required long SeenAt { get; init; }

        public required long? OldIndexRow { get; init; }

        public required long IndexRow { get; init; }
    }

    /// <summary>What is stored of an article's newest version; of a removed article only its place is left.</summary>
    private sealed record NewestVersion(int Number, long? IndexRow, long Published, bool IsDay, long Source)
    {
        public long Id { get; private init; }

        /// <summary>The identity key by which it was found.</summary>
        public string? FoundBy { get; init; }

        public long CurrentFrom { get; private init; }

        public ContentFingerprint Fingerprint { get; private init; }

        public static NewestVersion From(SqliteDataReader r) =>
            new(r.GetInt32(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetInt64(2), r.GetBoolean(3), r.GetInt64(4))
            {
                Id = r.GetInt64(5),
                CurrentFrom = r.IsDBNull(6) ? 0 : r.GetInt64(6),
                Fingerprint = r.IsDBNull(6) ? default : new ContentFingerprint(r.GetInt64(7), r.GetInt64(8)),
            };
    }
}
