using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Storage.Sqlite;

/// <summary>Finds near copies of a story by their bands; what is found is verified on the words.</summary>
internal static class StoryIndex
{
    private const int MostLookedAt = 8;

    private const string FindBand = "select article from story_bands where band = $1 and article <> $2 limit 8";

    private const string InsertBand = "insert or ignore into story_bands (band, article) values ($1, $2)";

    private const string DeleteBands = "delete from story_bands where article = $1";

    private const string ReadWords = """
        select e.words, a.story from articles a join versions v on v.article = a.id and v.number = a.newest_version
        join encoded_texts e on e.version = v.id where a.id = $1
        """;

    /// <summary>Files the article under its bands and gives the story that it belongs to: a near copy's, else its own.</summary>
    public static long Place(SqliteSession session, long article, PreparedArticle prepared)
    {
        session.Command(DeleteBands).With(article).ExecuteNonQuery();
        var story = FindStory(session, article, prepared) ?? article;
        foreach (var band in prepared.StoryBands)
            session.Command(InsertBand).With(band, article).ExecuteNonQuery();
        return story;
    }

    private static long? FindStory(SqliteSession session, long article, PreparedArticle prepared)
    {
        HashSet<long>? looked = null;
        EncodedText? words = null;
        foreach (var band in prepared.StoryBands)
        {
            foreach (var other in session.Command(FindBand).With(band, article).Read(r => r.GetInt64(0)))
            {
                looked ??= [];
                if (looked.Count >= MostLookedAt || !looked.Add(other))
                    continue;
                words ??= new EncodedText(prepared.Encoded);
                var found = session.Command(ReadWords).With(other).Read(r => (Words: r.GetFieldValue<byte[]>(0), Story: r.GetInt64(1)));
                if (found.Count > 0 && StorySketch.AreCopies(words, new EncodedText(found[0].Words)))
                    return found[0].Story;
            }
        }

        return null;
    }
}
