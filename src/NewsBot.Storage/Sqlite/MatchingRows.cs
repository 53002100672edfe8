namespace NewsBot.Storage.Sqlite;

/// <summary>Reads which rows of the index match, from memory where they were read before.</summary>
internal sealed class MatchingRows(SqliteSession session, ArchiveMemory.View memory)
{
    private const int SizeOfEntry = 200;

    private const string FindRows = "select rowid from article_index where article_index match ?1 and rowid between ?2 and ?3";

    /// <summary>All of them.</summary>
    public RowList Of(string match)
    {
        if (!memory.Rows.TryGet(match, out var rows))
        {
            rows = new RowList(Find(match, 0, long.MaxValue));
            memory.Rows.Add(match, rows, rows.Size + SizeOfEntry);
        }

        return memory.Changed.Count == 0 ? rows : Renewed(rows, match);
    }

    /// <summary>The rows with those that changed meanwhile as they are now.</summary>
    private RowList Renewed(RowList rows, string match)
    {
        var renewed = Find(match, memory.Changed[0], memory.Changed[^1]).FindAll(memory.IsChanged);
        for (var cursor = rows.Within(0, long.MaxValue); cursor.Row != 0; cursor.Next())
        {
            if (!memory.IsChanged(cursor.Row))
                renewed.Add(cursor.Row);
        }

        renewed.Sort();
        return new RowList(renewed);
    }

    private List<long> Find(string match, long first, long last)
    {
        var rows = new List<long>();
        using var found = session.Statement(FindRows).Run(match, first, last);
        while (found.Next())
            rows.Add(found.Long(0));
        return rows;
    }
}
