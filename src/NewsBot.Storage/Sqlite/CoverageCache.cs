using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Counts articles and outlets up to any instant from sorted times in memory, read once and then only for what is new: counting
/// rows would cost a question more than finding its answer.
/// </summary>
internal sealed class CoverageCache
{
    private const string ReadNew = """
        select a.published, a.source from versions v join articles a on a.id = v.article
        where v.id > $1 and v.number = 1 and a.index_row is not null
        """;

    private const string ReadNewest = """
        select published, published_is_day from articles where published <= $1 and index_row is not null order by published desc limit 1
        """;

    private const string CountWithin = """
        select count(*), count(distinct source), max(published), published_is_day from articles
        where index_row is not null and published between $1 and $2
        """;

    private readonly Lock _refreshing = new();
    private State _state = new(new ArchiveState(-1, 0), [], []);

    public Coverage Read(SqliteSession session, SearchBounds bounds)
    {
        var latest = bounds.Latest.ToUnixTimeMilliseconds();
        var sources = SourceNames.Matching(session, bounds.Source);
        if (bounds.Since is not null || sources is not null)
            return Count(session, bounds, sources);
        var state = Refresh(session);
        var articles = UpTo(state.Published, latest);
        var outlets = state.FirstOfSource.Values.Count(first => first <= latest);
        return new Coverage(articles, outlets, articles == 0 ? null : Newest(session, latest));
    }

    private State Refresh(SqliteSession session)
    {
        var now = ArchiveState.Of(session);
        lock (_refreshing)
        {
            if (_state.At == now)
                return _state;
            var known = _state.At.Revision == now.Revision && _state.At.Versions < now.Versions ? _state : new State(now with { Versions = 0 }, [], []);
            var added = session.Command(ReadNew).With(known.At.Versions).Read(r => (Published: r.GetInt64(0), Source: r.GetInt64(1)));
            var published = known.Published.Concat(added.Select(a => a.Published)).ToArray();
            Array.Sort(published);
            var firsts = new Dictionary<long, long>(known.FirstOfSource);
            foreach (var (time, source) in added)
                firsts[source] = Math.Min(time, firsts.GetValueOrDefault(source, long.MaxValue));
            return _state = new State(now, published, firsts);
        }
    }

    private static int UpTo(long[] sorted, long latest)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= latest)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static NewsTime? Newest(SqliteSession session, long latest) =>
        session.Command(ReadNewest).With(latest).Read(r => StoredTime.Of(r.GetInt64(0), r.GetBoolean(1))).Cast<NewsTime?>().FirstOrDefault();

    private static Coverage Count(SqliteSession session, SearchBounds bounds, IReadOnlyList<long>? sources)
    {
        var filter = sources is null ? "" : $" and source in ({string.Join(',', sources)})";
        using var command = session.Connection.CreateCommand();
        command.CommandText = CountWithin + filter;
        command.Transaction = session.Transaction;
        var since = bounds.Since?.ToUnixTimeMilliseconds() ?? long.MinValue;
        return command.With(since, bounds.Latest.ToUnixTimeMilliseconds()).Read(r => new Coverage(
            r.GetInt32(0), r.GetInt32(1), r.IsDBNull(2) ? null : StoredTime.Of(r.GetInt64(2), r.GetBoolean(3)))).Single();
    }

    private sealed record State(ArchiveState At, long[] Published, Dictionary<long, long> FirstOfSource);
}
