using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval.Vectors;

public sealed class WordVectorLearningTests
{
    private const int Topics = 20;
    private const int WordsOfTopic = 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Words_that_stand_among_the_same_others_are_alike_even_where_they_never_meet()
    {
        var texts = Texts().ToList();
        texts.AddRange(Enumerable.Range(0, 60).Select(i => $"{(i % 2 == 0 ? "kestrel" : "harrier")} {Topic(3, i)}"));

        var vectors = Learn(texts);

        Assert.InRange(Likeness(vectors, "kestrel", "harrier"), 0.9, 1.001);
        Assert.InRange(Likeness(vectors, "kestrel", WordOf(3, 1)), 0.3, 1);
        Assert.InRange(Likeness(vectors, "kestrel", WordOf(4, 1)), -1, 0.2);
    }

    [Fact]
    public void The_same_articles_give_the_same_vectors()
    {
        var texts = Texts().ToList();

        Assert.Equal(Learn(texts).ToBytes(), Learn(texts).ToBytes());
    }

    [Fact]
    public void A_word_that_hardly_occurs_has_none()
    {
        var vectors = Learn(Texts().Append($"kestrel {Topic(3, 0)}"));

        Assert.True(vectors.Of(StemCache.StemOf("kestrel")).IsEmpty);
    }

    [Fact]
    public void Articles_of_few_words_give_none() => Assert.Equal(0, Learn(Texts().Take(100)).Count);

    [Fact]
    public async Task Told_to_stop_it_stops()
    {
        var learning = new WordVectorLearning();
        foreach (var text in Texts())
            learning.Add(Encoded(text));
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => learning.Learn(stopping.Token));
    }

    private static WordVectors Learn(IEnumerable<string> texts)
    {
        var learning = new WordVectorLearning();
        foreach (var text in texts)
            learning.Add(Encoded(text));
        return learning.Learn(Ct);
    }

    private static double Likeness(WordVectors vectors, string one, string other) =>
        WordVectors.Likeness(vectors.Of(StemCache.StemOf(one)), vectors.Of(StemCache.StemOf(other)));

    private static EncodedText Encoded(string text) => new(News.Prepare(News.Article("a", "Words", text)).Encoded);

    /// <summary>Some texts of every topic.</summary>
    private static IEnumerable<string> Texts() => from topic in Enumerable.Range(0, Topics) from i in Enumerable.Range(0, 40) select Topic(topic, i);

    /// <summary>All words of a topic, twice, in an order of their own.</summary>
    private static string Topic(int topic, int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 2 * WordsOfTopic).Select(i => WordOf(topic, i % WordsOfTopic)).ToArray();
        random.Shuffle(words);
        return $"{string.Join(' ', words)}.";
    }

    /// <summary>A word that no stemmer shortens.</summary>
    private static string WordOf(int topic, int i) => $"x{(char)('a' + (topic / 20))}{(char)('a' + (topic % 20))}{(char)('a' + (i / 20))}{(char)('a' + (i % 20))}q";
}
