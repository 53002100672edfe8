using System.Globalization;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval;

public sealed class PassageRankerTests
{
    private const string Text = "Liv Solheim opened the lighthouse of Kvarnsund.";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, 0)] // of a day after the newest that counts
    [InlineData(731, 0.5)]
    [InlineData(20_000, 1)]
    public void A_passage_is_as_old_as_its_article_is_beside_the_newest(int days, double expected) =>
        Assert.Equal(expected, Best(Asked(), Of("a", Text, days))[Feature.Age], 2);

    [Theory]
    [InlineData(-3, 1)]
    [InlineData(7, 1)] // all of a week is equally new
    [InlineData(127, 0.37)]
    [InlineData(20_000, 0)]
    public void A_season_fades_within_months(int days, double expected) =>
        Assert.Equal(expected, Best(Asked(), Of("a", Text, days))[Feature.Season], 2);

    [Theory]
    [InlineData(0, 6)]
    [InlineData(6, 8)]
    [InlineData(8, 30)]
    [InlineData(30, 90)]
    [InlineData(90, 365)]
    [InlineData(365, 3_650)]
    public void Of_two_that_say_the_same_the_newer_goes_before_the_older(int days, int moreDays)
    {
        var ranking = Rank(Asked(), Of("old", Text, moreDays), Of("new", Text, days));

        Assert.Equal([ArticleId.FromKey("new"), ArticleId.FromKey("old")], ranking.Passages.Select(p => p.Candidate.Article));
    }

    [Fact]
    public void Of_copies_that_are_all_alike_the_one_that_was_stored_first_comes_first()
    {
        var ranking = Rank(Asked(), [.. new[] { 7, 3, 9, 1, 5 }.Select(version => Of("a", Text) with { Version = version })]);

        Assert.Equal([1, 3, 5, 7, 9], ranking.Passages.Select(p => p.Candidate.Version));
    }

    [Fact]
    public void Each_word_of_the_question_counts_once_however_often_it_stands_there() =>
        Assert.Equal(0.2, Best(Asked(), Of("a", "The lighthouse, the lighthouse, the lighthouse of Kvarnsund."))[Feature.MatchedWords], 9);

    [Theory]
    [InlineData(Text, 0)]
    [InlineData("Liv Solheim opened the lighthouse.", 0.75)] // beside "lighthouse", the rarest
    [InlineData("Liv Solheim opened the one of Kvarnsund.", 1)]
    [InlineData("Liv Solheim opened it.", 1)]
    public void Of_the_words_that_are_missing_the_rarest_is_weighed(string text, double expected) =>
        Assert.Equal(expected, Best(Asked(frequencies: [5, 1, 5]), Of("a", text))[Feature.MissingWord], 2);

    [Fact]
    public void A_word_that_stands_elsewhere_in_the_article_is_missing_from_the_passage_only()
    {
        var passage = Best(Asked(), Of("a", $"Liv Solheim opened the lighthouse. {string.Join(' ', Enumerable.Repeat("Rain fell on the hills again and again.", 20))} So it is in Kvarnsund."));

        Assert.NotEqual(0, passage[Feature.MissingWord]);
        Assert.Equal(0, passage[Feature.MissingInArticle]);
    }

    [Fact]
    public void Of_several_sentences_the_words_of_the_one_that_asks_count_once_more()
    {
        var ranking = Rank(Asked("A storm hit Kvarnsund. Who opened the lighthouse?"), Of("a", "A storm hit Kvarnsund."), Of("b", "Liv Solheim opened the lighthouse."));

        Assert.Equal([1, 0], ranking.Passages.Select(p => p[Feature.AskedCoverage]));
    }

    [Fact]
    public void Of_a_long_article_more_is_needed()
    {
        var (brief, tale) = (Best(Asked(), Of("a", Text)), Best(Asked(), Of("b", $"{Text} {string.Join(' ', Enumerable.Repeat("Rain fell on the hills again and again.", 200))}")));

        Assert.True(brief[Feature.ArticleLength] < tale[Feature.ArticleLength]);
        Assert.True(brief.Score > tale.Score);
    }

    [Fact]
    public void Only_the_best_are_ranked_once_more_and_the_others_stay_behind()
    {
        var passages = Rank(Asked(), [.. Enumerable.Range(0, 100).Select(i => Of($"{(char)('a' + i)}", Text))]).Passages;

        Assert.Equal(100, passages.Count);
        Assert.All(passages.Take(Votes.Voters), passage => Assert.Equal(RankingWeights.Score(passage.Features) + RankingWeights.ScoreOfBest(passage.Features), passage.Score, 9));
        Assert.All(passages.Skip(Votes.Voters), passage => Assert.Equal(RankingWeights.Score(passage.Features), passage.Score, 9));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i < Votes.Voters), passages.Select(p => p.IsOfBest));
    }

    [Theory]
    [InlineData("Solheim opened the lighthouse of Kvarnsund.", 1)]
    [InlineData("Solheim opened it in Kvarnsund.", 0.5)]
    public void Confidence_asks_how_many_of_the_words_stand_there_rare_or_not(string text, double expected) =>
        Assert.Equal(expected, Confidence.Measure(Rank(Asked("Who opened the lighthouse?", [20, 1]), Of("a", text)), direct: null)[(int)ConfidenceFeature.MatchedWords], 9);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(127, 0.37)]
    public void Confidence_asks_for_the_season(int days, double expected) =>
        Assert.Equal(expected, Confidence.Measure(Rank(Asked(), Of("a", Text, days)), direct: null)[(int)ConfidenceFeature.Season], 2);

    [Fact]
    public void Confidence_asks_whether_the_best_passages_are_of_one_time()
    {
        Assert.Equal(0, SpreadOf(30, 30), 9);
        Assert.True(SpreadOf(30, 300) > SpreadOf(30, 33));

        static double SpreadOf(int one, int other) =>
            Confidence.Measure(Rank(Asked(), Of("a", Text, one), Of("b", Text, other)), direct: null)[(int)ConfidenceFeature.AgeSpread];
    }

    [Fact]
    public async Task Asked_to_explain_itself_a_quote_shows_numbers_that_add_up_to_its_score()
    {
        using var file = new SqliteFile();
        await file.Newsroom.IngestAsync(News.Article("a", "Lighthouse of Kvarnsund is open again", Text));

        var quote = Assert.Single(await file.Newsroom.QuotesAsync(new Question("Who opened the lighthouse of Kvarnsund?") { Explain = true }));

        var products = quote.Explanation.Where(part => part.Value.Contains(" = ", StringComparison.Ordinal)).Select(part => NumberOf(part.Value.Split(" = ")[1])).ToList();
        Assert.Equal(RankedPassage.FeatureCount, products.Count);
        Assert.Equal(NumberOf(quote.Explanation.Single(part => part.Name is "score").Value), products.Sum(), 0.01 * products.Count);

        static double NumberOf(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static RankedPassage Best(WeightedQuestion question, Candidate candidate) => Rank(question, candidate).Passages[0];

    private static Ranking Rank(WeightedQuestion question, params Candidate[] candidates) => PassageRanker.Rank(candidates, question, Newsroom.Recency, 300);

    private static WeightedQuestion Asked(string question = "Who opened the lighthouse of Kvarnsund?", IReadOnlyList<int>? frequencies = null) =>
        new(QuestionAnalyzer.Parse(question, Newsroom.Noon), frequencies ?? [.. Enumerable.Repeat(1, 64)], 100, WordVectors.None);

    private static Candidate Of(string key, string text, int days = 0) => new(
        ArticleId.FromKey(key), key[0], key[0], Newsroom.Recency.Newest.AddDays(-days), new EncodedText(News.Prepare(News.Article(key, "News", text)).Encoded), 1);
}
