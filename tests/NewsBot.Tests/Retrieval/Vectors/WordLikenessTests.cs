using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval.Vectors;

public sealed class WordLikenessTests
{
    [Fact]
    public void What_a_passage_says_in_other_words_counts_as_far_as_they_mean_the_same()
    {
        var question = Asked("Which physician started the blaze?", WordVectors.Shipped);

        Assert.True(Share(question, "A doctor lit the fire.") > Share(question, "A doctor lit the lamp."));
        Assert.True(Share(question, "A doctor lit the lamp.") > Share(question, "A clerk sold the lamp."));
        Assert.InRange(Share(question, "A doctor lit the fire."), 0.2, 1);
    }

    [Fact]
    public void Only_what_is_missing_counts()
    {
        var question = Asked("Which physician started the blaze?", WordVectors.Shipped);

        Assert.Equal(0, question.Likeness.ShareOf(0, Words("A doctor lit the fire.")));
    }

    [Fact]
    public void Where_words_have_no_vectors_none_mean_the_same()
    {
        var question = Asked("Which physician started the blaze?", WordVectors.None);

        Assert.Equal(0, Share(question, "A doctor lit the fire."));
        Assert.Equal(0, question.Likeness.ToNoun(StemCache.StemOf("doctor")));
    }

    [Fact]
    public void A_question_that_names_no_kind_of_thing_has_no_noun_to_be_like() =>
        Assert.Equal(0, Asked("Who started it?", WordVectors.Shipped).Likeness.ToNoun(StemCache.StemOf("doctor")));

    [Fact]
    public void A_passage_gains_what_it_says_in_other_words()
    {
        var question = Asked("Which physician started the blaze in Kvarnsund?", WordVectors.Shipped);
        var words = new EncodedText(News.Prepare(News.Article("a", "News", "A doctor lit the fire in Kvarnsund.")).Encoded);

        var passage = Assert.Single(PassageRanker.Rank([new Candidate(ArticleId.FromKey("a"), 1, 1, Newsroom.Noon, words, 1)], question, Newsroom.Recency, 300).Passages);

        Assert.InRange(passage[Feature.LikeWords], 0.1, 1);
        Assert.Equal(RankingWeights.Score(passage.Features) + RankingWeights.ScoreOfBest(passage.Features), passage.Score, 9);
    }

    private static double Share(WeightedQuestion question, string text) => question.Likeness.ShareOf(question.All, Words(text));

    private static Word[] Words(string text) => [.. TextWords.Read(text).Where(word => !word.IsStopWord).Select(word => word.Word)];

    private static WeightedQuestion Asked(string question, WordVectors vectors)
    {
        var parsed = QuestionAnalyzer.Parse(question, Newsroom.Noon);
        return new WeightedQuestion(parsed, [.. parsed.Terms.Select(_ => 1)], 100, vectors);
    }
}
