namespace NewsBot.Storage.Sqlite;

/// <summary>
/// The index rows of one transaction. They are written in ascending order: FTS5 writes out all that it holds in memory whenever a
/// row comes before the last one, and news does not arrive in the order of its days.
/// </summary>
internal sealed class IndexBatch(SqliteSession session)
{
    private readonly SortedDictionary<long, string> _rows = [];

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
