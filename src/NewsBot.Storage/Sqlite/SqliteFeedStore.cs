using System.Globalization;
using NewsBot.Articles;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Storage.Sqlite;

/// <summary>The list of feeds.</summary>
internal sealed class SqliteFeedStore(SqliteDatabase database, TimeProvider clock) : IFeedStore
{
    private const string CountedArticles = """
        (select count(distinct e.article) from feed_entries e join articles a on a.id = e.article where e.feed = feeds.id and a.index_row is not null)
        """;

    private const string ListAll = $"select {FeedRow.Columns}, {CountedArticles} from feeds order by id";

    private const string FindOne = $"""
        select {FeedRow.Columns}, {CountedArticles} from feeds where id = $1 or key = $2 or scope = $2 order by key = $2 desc limit 1
        """;

    private const string FindDue = $"""
        select {FeedRow.Columns}, 0 from feeds where state = 'active' and next_poll <= $1 order by next_poll limit $2
        """;

    private const string FindNextPoll = "select min(next_poll) from feeds where state = 'active' and next_poll > $1";

    private const string Insert = """
        insert into feeds (url, key, scope, title, tags, state, next_poll, added_by, added_at)
        values ($1, $2, $2, $3, $4, 'active', $5, $6, $7) on conflict (key) do nothing
        """;

    private const string FindByKey = $"select {FeedRow.Columns}, {CountedArticles} from feeds where key = $1";

    private const string SetTags = "update feeds set tags = $2 where id = $1";

    private const string Delete = "delete from feeds where id = $1";

    private const string Pause = "update feeds set state = 'paused' where id = $1";

    private const string Activate = """
        update feeds set state = 'active', next_poll = $2, failures = 0, failing_since = null, is_failure_told = 0, held_until = null where id = $1
        """;

    private const string Hasten = "update feeds set next_poll = min(next_poll, $2) where id = $1";

    private const string FindSeen = "select look, tries, article from feed_entries where feed = $1 and entry = $2";

    private const string RetryRefused = "update feed_entries set tries = 1 where feed = $1 and article is null and tries = 0";

    public ValueTask<IReadOnlyList<Feed>> ListAsync(CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<Feed>>(database.Read(session => session.Command(ListAll).Read(FeedRow.Read)));

    public ValueTask<Feed?> FindAsync(string idOrUrl, CancellationToken ct)
    {
        var id = long.TryParse(idOrUrl, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var key = IdentityKey.TryOfUrl(idOrUrl, out var found) ? found : null;
        return ValueTask.FromResult(database.Read(session => session.Command(FindOne).With(id, key).Read(FeedRow.Read).FirstOrDefault()));
    }

    public ValueTask<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<Feed>>(database.Read(session => session.Command(FindDue).With(now.ToUnixTimeMilliseconds(), limit).Read(FeedRow.Read)));

    public ValueTask<DateTimeOffset?> NextPollAsync(DateTimeOffset after, CancellationToken ct) =>
        ValueTask.FromResult(database.Read(session => session.Command(FindNextPoll).With(after.ToUnixTimeMilliseconds()).ReadLong()) is { } next
            ? DateTimeOffset.FromUnixTimeMilliseconds(next)
            : (DateTimeOffset?)null);

    public async ValueTask<IReadOnlyList<AddedFeed>> AddAsync(IReadOnlyList<NewFeed> feeds, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteAsync(session => feeds.Select(feed => Add(session, feed, now)).ToList(), ct);
    }

    public ValueTask<bool> RemoveAsync(long feed, CancellationToken ct) =>
        database.WriteAsync(session => session.Command(Delete).With(feed).ExecuteNonQuery() > 0, ct);

    public ValueTask<bool> SetStateAsync(long feed, FeedState state, DateTimeOffset nextPoll, CancellationToken ct) => database.WriteAsync(
        session =>
        {
            var command = state == FeedState.Active
                ? session.Command(Activate).With(feed, nextPoll.ToUnixTimeMilliseconds())
                : session.Command(Pause).With(feed);
            return command.ExecuteNonQuery() > 0;
        },
        ct);

    public async ValueTask HastenAsync(IReadOnlyList<long> feeds, DateTimeOffset now, CancellationToken ct) => await database.WriteAsync(
        session => feeds.Sum(feed => session.Command(Hasten).With(feed, now.ToUnixTimeMilliseconds()).ExecuteNonQuery()), ct);

    public ValueTask<IReadOnlyList<SeenEntry?>> SeenAsync(long feed, IReadOnlyList<string> entryKeys, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<SeenEntry?>>(database.Read(session => entryKeys.Select(key => FindEntry(session, feed, key)).ToList()));

    public async ValueTask RetryRefusedAsync(long feed, CancellationToken ct) =>
        await database.WriteAsync(session => session.Command(RetryRefused).With(feed).ExecuteNonQuery(), ct);

    public async ValueTask SaveAsync(IReadOnlyList<PolledFeed> polls, CancellationToken ct) => await database.WriteAsync(
        session =>
        {
            foreach (var poll in polls)
                FeedRow.Save(session, poll);
            return polls.Count;
        },
        ct);

    private static AddedFeed Add(SqliteSession session, NewFeed feed, long now)
    {
        var key = IdentityKey.OfUrl(new Uri(feed.Url));
        var isNew = session.Command(Insert).With(
            feed.Url, key, feed.Title, StoredVersions.ToJson(feed.Tags), feed.NextPoll.ToUnixTimeMilliseconds(), feed.AddedBy, now).ExecuteNonQuery() > 0;
        var listed = session.Command(FindByKey).With(key).Read(FeedRow.Read).Single();
        string[] tags = [.. listed.Tags.Union(feed.Tags, StringComparer.OrdinalIgnoreCase)];
        if (tags.Length > listed.Tags.Count)
            session.Command(SetTags).With(listed.Id, StoredVersions.ToJson(tags)).ExecuteNonQuery();
        return new AddedFeed(listed with { Tags = tags }, isNew);
    }

    private static SeenEntry? FindEntry(SqliteSession session, long feed, string key) =>
        session.Command(FindSeen).With(feed, SqliteArticleStore.IdOf(ArticleId.FromKey(key))).Read(r =>
            new SeenEntry(key, r.GetInt64(0), r.IsDBNull(2) ? null : SqliteArticleStore.ToArticleId(r.GetInt64(2))) { Tries = r.GetInt32(1) }).FirstOrDefault();
}
