using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Storage.Sqlite;

/// <summary>A feed as its row holds it.</summary>
internal static class FeedRow
{
    public const string Columns = """
        id, url, scope, title, language, tags, state, etag, last_modified, next_poll, last_poll, last_success, asked_interval, gap, last_news,
        failures, failing_since, is_failure_told, last_error, moved_to, added_by, added_at, held_until
        """;

    private const string Update = """
        update feeds set title = $2, language = $3, state = case state when 'paused' then state else $4 end, etag = $5, last_modified = $6,
          next_poll = $7, last_poll = $8, last_success = $9, asked_interval = $10, gap = $11, last_news = $12, failures = $13,
          failing_since = $14, is_failure_told = $15, last_error = $16, moved_to = $17, held_until = $18
        where id = $1
        """;

    private const string Move = "update or ignore feeds set url = $2, key = $3 where id = $1 and url <> $2";

    // Another process may have removed the feed or the article by now.
    private const string SaveEntry = """
        insert into feed_entries (feed, entry, look, tries, article) select id, $2, $3, $4, (select id from articles where id = $5) from feeds where id = $1
        on conflict (feed, entry) do update set look = excluded.look, tries = excluded.tries, article = coalesce(excluded.article, article)
        """;

    /// <summary>Reads <see cref="Columns"/> and the number of articles after them.</summary>
    public static Feed Read(SqliteDataReader r) => new()
    {
        Id = r.GetInt64(0),
        Url = r.GetString(1),
        Scope = r.GetString(2),
        Title = r.TextOrNull(3),
        Language = r.TextOrNull(4),
        Tags = StoredVersions.ToList(r.GetString(5)),
        State = StateOf(r.GetString(6)),
        Validators = new FeedValidators(r.TextOrNull(7), r.TextOrNull(8)),
        NextPoll = TimeOf(r, 9)!.Value,
        LastPoll = TimeOf(r, 10),
        LastSuccess = TimeOf(r, 11),
        AskedInterval = SpanOf(r, 12),
        Gap = SpanOf(r, 13),
        LastNews = TimeOf(r, 14),
        Failures = r.GetInt32(15),
        FailingSince = TimeOf(r, 16),
        IsFailureTold = r.GetBoolean(17),
        LastError = r.TextOrNull(18),
        MovedTo = r.TextOrNull(19),
        AddedBy = r.GetString(20),
        AddedAt = TimeOf(r, 21)!.Value,
        HeldUntil = TimeOf(r, 22),
        Articles = r.GetInt32(23),
    };

    /// <summary>Stores how a poll ended, with its entries.</summary>
    public static void Save(SqliteSession session, PolledFeed poll)
    {
        var feed = poll.Feed;
        session.Command(Update).With(
            feed.Id, feed.Title, feed.Language, NameOf(feed.State), feed.Validators.ETag, feed.Validators.LastModified, ToMilliseconds(feed.NextPoll),
            ToMilliseconds(feed.LastPoll), ToMilliseconds(feed.LastSuccess), ToMilliseconds(feed.AskedInterval), ToMilliseconds(feed.Gap),
            ToMilliseconds(feed.LastNews), feed.Failures, ToMilliseconds(feed.FailingSince), feed.IsFailureTold, feed.LastError, feed.MovedTo,
            ToMilliseconds(feed.HeldUntil)).ExecuteNonQuery();
        if (IdentityKey.TryOfUrl(feed.Url, out var key))
            session.Command(Move).With(feed.Id, feed.Url, key).ExecuteNonQuery();
        foreach (var entry in poll.Entries)
        {
            session.Command(SaveEntry).With(
                feed.Id, SqliteArticleStore.IdOf(ArticleId.FromKey(entry.Key)), entry.Look, entry.Tries,
                entry.Article is { } article ? SqliteArticleStore.IdOf(article) : null).ExecuteNonQuery();
        }
    }

    private static FeedState StateOf(string name) => name switch
    {
        "paused" => FeedState.Paused,
        "gone" => FeedState.Gone,
        _ => FeedState.Active,
    };

    private static string NameOf(FeedState state) => state switch
    {
        FeedState.Paused => "paused",
        FeedState.Gone => "gone",
        _ => "active",
    };

    private static DateTimeOffset? TimeOf(SqliteDataReader r, int column) =>
        r.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(column));

    private static TimeSpan? SpanOf(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : TimeSpan.FromMilliseconds(r.GetInt64(column));

    private static long? ToMilliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static long? ToMilliseconds(TimeSpan? span) => (long?)span?.TotalMilliseconds;
}
