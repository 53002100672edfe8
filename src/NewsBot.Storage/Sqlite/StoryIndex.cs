using System.Globalization;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Storage.Sqlite;

/// <summary>Finds near copies of a story by their bands; what is found is verified on the words.</summary>
internal static class StoryIndex
{
    private const int MostLookedAt = 8;

    private const string ReadWords = """
        select e.words, a.story from articles a join versions v on v.article = a.id and v.number = a.newest_version
        join encoded_texts e on e.version = v.id where a.id = $1
        """;

    private static readonly string ArticleParameter = $"${StorySketch.Bands + 1}";

    private static readonly string AnyBand = $"band in ({ForBands("${0}")})";

    private static readonly string FindArticles =
        $"select distinct article from story_bands where {AnyBand} and article <> {ArticleParameter} limit {MostLookedAt}";

    private static readonly string InsertBands = $"insert or ignore into story_bands (band, article) values {ForBands($"(${{0}}, {ArticleParameter})")}";

    private static readonly string DeleteBands = $"delete from story_bands where {AnyBand} and article = {ArticleParameter}";

    /// <summary>Files a new version under its bands and gives the story that the article belongs to: a near copy's, else its own.</summary>
    public static long Place(SqliteSession session, long article, PreparedArticle prepared)
    {
        if (prepared.StoryBands.Count == 0)
            return article;
        var story = FindStory(session, article, prepared) ?? article;
        session.Command(InsertBands).With(Parameters(prepared.StoryBands, article)).ExecuteNonQuery();
        return story;
    }

    /// <summary>Takes the newest version out; to be called while it is still stored.</summary>
    public static void Remove(SqliteSession session, long article)
    {
        if (Read(session, article) is { } stored && StorySketch.BandsOf(stored.Words.Body) is { Count: > 0 } bands)
            session.Command(DeleteBands).With(Parameters(bands, article)).ExecuteNonQuery();
    }

    private static long? FindStory(SqliteSession session, long article, PreparedArticle prepared)
    {
        EncodedText? words = null;
        foreach (var other in session.Command(FindArticles).With(Parameters(prepared.StoryBands, article)).Read(r => r.GetInt64(0)))
        {
            words ??= new EncodedText(prepared.Encoded);
            if (Read(session, other) is { } found && StorySketch.AreCopies(words, found.Words))
                return found.Story;
        }

        return null;
    }

    private static (EncodedText Words, long Story)? Read(SqliteSession session, long article) =>
        session.Command(ReadWords).With(article).Read(r => (new EncodedText(r.GetFieldValue<byte[]>(0)), r.GetInt64(1))) is [var found] ? found : null;

    private static string ForBands(string format) =>
        string.Join(", ", Enumerable.Range(1, StorySketch.Bands).Select(band => string.Format(CultureInfo.InvariantCulture, format, band)));

    private static object?[] Parameters(IReadOnlyList<long> bands, long article) => [.. bands, article];
}
