using NewsBot.Retrieval.Vectors;

namespace NewsBot.Storage.Sqlite;

/// <summary>The word vectors that questions use: the archive's own, read once; where it has none, those that come with the program.</summary>
internal sealed class KeptWordVectors
{
    private const string ReadId = "select max(id) from word_vectors";

    private const string Read = "select vectors from word_vectors where id = ?1";

    private volatile Kept? _kept;

    /// <summary>What a session sees.</summary>
    public WordVectors Of(SqliteSession session)
    {
        long id;
        using (var found = session.Statement(ReadId).Run(null))
            id = found.Next() ? found.Long(0) : 0;
        if (id == 0)
            return WordVectors.Shipped;
        if (_kept is not { } kept || kept.Id != id)
            _kept = kept = new Kept(id, Parse(session, id));
        return kept.Vectors;
    }

    private static WordVectors Parse(SqliteSession session, long id)
    {
        using var found = session.Statement(Read).Run(null, id);
        try
        {
            return found.Next() ? WordVectors.Parse(found.Blob(0)) : WordVectors.Shipped;
        }
        catch (InvalidDataException) // answers are better with them, and there are answers without
        {
            return WordVectors.Shipped;
        }
    }

    private sealed record Kept(long Id, WordVectors Vectors);
}
