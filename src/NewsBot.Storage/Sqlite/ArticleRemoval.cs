namespace NewsBot.Storage.Sqlite;

/// <summary>Takes articles out of the archive.</summary>
internal static class ArticleRemoval
{
    private const string FindOld = """
        select a.id, a.index_row, v.published is not null
        from articles a join versions v on v.article = a.id and v.number = a.newest_version
        where a.index_row is not null and a.published < $1 order by a.published limit $2
        """;

    private const string KeepIdentity = "update articles set index_row = null, newest_version = 0 where id = $1";

    private static readonly string[] RemoveTexts =
    [
        "delete from encoded_texts where version in (select id from versions where article = $1)",
        "delete from versions where article = $1",
    ];

    private static readonly string[] RemoveIdentity =
    [
        "delete from identity_keys where article = $1",
        "delete from articles where id = $1",
    ];

    /// <summary>Takes one down: text, index and quotes go, the identity stays.</summary>
    public static void TakeDown(SqliteSession session, long id, long indexRow)
    {
        ArticleIndex.Remove(session, indexRow);
        StoryIndex.Remove(session, id);
        Execute(session, RemoveTexts, id);
        Execute(session, [KeepIdentity], id);
    }

    /// <summary>Removes what was published before an instant, <paramref name="most"/> articles at most; gives how many.</summary>
    public static int Expire(SqliteSession session, DateTimeOffset before, int most)
    {
        var old = session.Command(FindOld).With(before.ToUnixTimeMilliseconds(), most).Read(r => (Id: r.GetInt64(0), IndexRow: r.GetInt64(1), IsDated: r.GetBoolean(2)));
        foreach (var article in old.OrderBy(article => article.IndexRow)) // the full-text index takes ascending rows best
        {
            TakeDown(session, article.Id, article.IndexRow);
            if (article.IsDated)
                Execute(session, RemoveIdentity, article.Id);
        }

        if (old.Count > 0)
            session.Command(SqliteArticleStore.CountChange).ExecuteNonQuery();
        return old.Count;
    }

    private static void Execute(SqliteSession session, IEnumerable<string> statements, long id)
    {
        foreach (var statement in statements)
            session.Command(statement).With(id).ExecuteNonQuery();
    }
}
