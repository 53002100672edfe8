using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval;

public sealed class AnswerWordsTests
{
    private const string Opening = "On Friday Liv Solheim opened the lighthouse of Kvarnsund.";

    [Fact]
    public void A_name_that_several_stories_hold_near_the_words_of_the_question_is_the_likeliest()
    {
        var words = Read("Who opened the lighthouse of Kvarnsund?", Opening, Opening, "The lighthouse was built of stone that ships from Tarn brought, say people in Berg.");

        var likeliest = words.Likely.OrderByDescending(word => word.Value).Take(2).Select(word => word.Key).ToHashSet();
        Assert.True(likeliest.SetEquals([StemCache.StemOf("liv"), StemCache.StemOf("solheim")]));
        Assert.Equal(1, words.Likely.Values.Sum(), 9);
    }

    [Fact]
    public void The_words_of_the_question_are_no_answer()
    {
        var words = Read("Who opened the lighthouse of Kvarnsund?", Opening);

        Assert.DoesNotContain(StemCache.StemOf("kvarnsund"), words.Likely.Keys);
        Assert.DoesNotContain(StemCache.StemOf("opened"), words.Likely.Keys);
    }

    [Theory]
    [InlineData("Which airline cancelled its flights?", "Reports say that Lufthansa cancelled flights, and Siemens cancelled trains.", "lufthansa", "siemens")]
    [InlineData("Which university cancelled its exams?", "Reports say that Toyota cancelled talks with Princeton.", "princeton", "toyota")]
    public void What_is_of_the_kind_that_the_noun_names_is_likelier(string question, string text, string likelier, string other)
    {
        var likely = Read(question, text).Likely;

        Assert.True(likely[StemCache.StemOf(likelier)] > likely[StemCache.StemOf(other)]);
    }

    [Theory]
    [InlineData("What stands in Kvarnsund?", true)]
    [InlineData("How many stand in Kvarnsund?", false)]
    public void Small_words_may_answer_where_no_figure_is_asked_for(string question, bool expected) =>
        Assert.Equal(expected, Read(question, "A lighthouse and 12 houses stand in Kvarnsund.").Likely.ContainsKey(StemCache.StemOf("lighthouse")));

    [Fact]
    public void A_story_counts_once_however_many_outlets_copy_it()
    {
        var copies = MassOf(Passages([Opening, Opening, Opening], story: _ => 7));
        var stories = MassOf(Passages([Opening, Opening, Opening], story: i => i));

        Assert.True(stories > copies);
    }

    [Fact]
    public void A_passage_gains_what_its_words_tell()
    {
        var passages = Passages([Opening, "The lighthouse of Kvarnsund was closed for years."], story: i => i);

        using var words = PassageWords.Of(passages, Asked("Who opened the lighthouse of Kvarnsund?"));
        AnswerWords.Of(words).AddToPassages();

        Assert.True(passages[0][Feature.AnswerWords] > passages[1][Feature.AnswerWords]);
        Assert.InRange(passages[0][Feature.NearAnswerWord], double.Epsilon, passages[0][Feature.AnswerWords]);
    }

    [Fact]
    public void Where_nothing_is_found_nothing_is_likely() => Assert.Empty(Read("Who opened the lighthouse of Kvarnsund?").Likely);

    private static double MassOf(IReadOnlyList<RankedPassage> passages) =>
        Read(passages, "Who opened the lighthouse of Kvarnsund?").Words.Single(w => w.Stem == StemCache.StemOf("solheim")).Features[(int)AnswerWordFeature.Mass];

    private static AnswerWords Read(string question, params string[] texts) => Read(Passages(texts, story: i => i), question);

    private static AnswerWords Read(IReadOnlyList<RankedPassage> passages, string question)
    {
        using var words = PassageWords.Of(passages, Asked(question));
        return AnswerWords.Of(words);
    }

    private static WeightedQuestion Asked(string question) =>
        new(QuestionAnalyzer.Parse(question, Newsroom.Noon), Enumerable.Repeat(1, 64).ToList(), 100, WordVectors.Shipped);

    private static List<RankedPassage> Passages(IEnumerable<string> texts, Func<int, long> story) => [.. texts.Select((text, i) =>
    {
        var words = new EncodedText(News.Prepare(News.Article($"a{i}", "Kvarnsund", text)).Encoded);
        return new RankedPassage(new Candidate(ArticleId.FromKey($"a{i}"), i, story(i), Newsroom.Noon, words, 1), 0, 0)
        {
            Features = new double[RankedPassage.FeatureCount],
            Matched = 1,
            InTitle = 0,
            InArticle = 1,
        };
    })];
}
