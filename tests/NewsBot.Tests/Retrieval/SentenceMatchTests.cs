using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval;

public sealed class SentenceMatchTests
{
    [Theory]
    [InlineData("They signed the harbour treaty.", 0b10)]
    [InlineData("They signed a treaty on the harbour.", 0)]
    [InlineData("At the harbour they signed a treaty.", 0)]
    [InlineData("They saw the harbour. Treaty talks began.", 0)] // of two sentences
    public void Words_that_stand_in_a_row_as_in_the_question_are_neighbours(string text, int expected)
    {
        var parsed = QuestionAnalyzer.Parse("harbour treaty", Newsroom.Noon);
        var words = new EncodedText(News.Prepare(News.Article("a", "News", text)).Encoded);

        using var article = new ArticleMatch(
            new Candidate(ArticleId.FromKey("a"), 1, 1, Newsroom.Noon, words, 1), new WeightedQuestion(parsed, [1, 1], 100, WordVectors.None));

        Assert.Equal((ulong)expected, article.Sentences.ToArray().Aggregate(0ul, (all, sentence) => all | sentence.Neighbours));
        Assert.Equal(0b11ul, article.Anywhere);
    }
}
