namespace NewsBot.Storage.Sqlite;

/// <summary>The outlets that someone means: the one of that name, else all whose name holds it.</summary>
internal static class SourceNames
{
    private const string ReadAll = "select id, name from sources";

    /// <summary>Their numbers; null where no outlet is named, so that all are meant.</summary>
    public static IReadOnlyList<long>? Matching(SqliteSession session, string? source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return null;
        var all = session.Command(ReadAll).Read(r => (Id: r.GetInt64(0), Name: r.GetString(1)));
        var exact = all.Where(s => s.Name.Equals(source, StringComparison.OrdinalIgnoreCase)).Select(s => s.Id).ToList();
        return exact.Count > 0 ? exact : [.. all.Where(s => s.Name.Contains(source, StringComparison.OrdinalIgnoreCase)).Select(s => s.Id)];
    }
}
