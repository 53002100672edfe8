namespace NewsBot.Storage.Sqlite;

/// <summary>The outlets that someone means: the one of that name, else all whose name holds it.</summary>
internal static class SourceNames
{
    private const string FindExact = "select id, name from sources where name = $1";

    private const string FindHolding = "select id, name from sources where instr(lower(name), lower($1)) > 0 order by name limit 50";

    public static IReadOnlyList<(long Id, string Name)> Matching(SqliteSession session, string source)
    {
        var exact = session.Command(FindExact).With(source).Read(r => (r.GetInt64(0), r.GetString(1)));
        return exact.Count > 0 ? exact : session.Command(FindHolding).With(source).Read(r => (r.GetInt64(0), r.GetString(1)));
    }
}
