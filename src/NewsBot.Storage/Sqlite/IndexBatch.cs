namespace NewsBot.Storage.Sqlite;

/// <summary>
/// The index rows of one transaction. They are written in ascending order: FTS5 writes out all that it holds in memory whenever a
/// row comes before the last one, and news does not arrive in the order of its days.
/// </summary>
internal sealed class IndexBatch(SqliteSession session)
{
    private const string FindLastRow = "select max(index_row) from articles where index_row between $1 and $2";

    private readonly SortedDictionary<long, string> _rows = [];
    private readonly Dictionary<long, long> _lastOfDay = [];

    /// <summary>The next free row of the day of an instant; null where the day has no more.</summary>
    public long? NextRow(long published)
    {
        var (first, end) = (IndexRow.FirstOfDay(published), IndexRow.LastOfDay(published));
        if (!_lastOfDay.TryGetValue(first, out var last))
            _lastOfDay[first] = last = session.Command(FindLastRow).With(first, end).ReadLong() ?? first - 1;
        return last == end ? null : _lastOfDay[first] = last + 1;
    }

    /// <summary>Puts the terms under <paramref name="row"/> and takes what stood under the old one out.</summary>
    public void Replace(long? oldRow, long row, string terms)
    {
        if (oldRow is { } old && !_rows.Remove(old))
            ArticleIndex.Remove(session, old);
        _rows[row] = terms;
    }

    public void Write()
    {
        foreach (var (row, terms) in _rows)
            ArticleIndex.Add(session, row, terms);
    }
}
