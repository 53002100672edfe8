using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval;

public sealed class AnswerEvidenceTests
{
    [Theory]
    [InlineData("Who opened the bridge?", "the mayor Jane Roe came", "the mayor came in Poland")] // two names before a country
    [InlineData("Who opened the bridge?", "fishermen saw Jane Roe", "fishermen saw Roe")]
    [InlineData("Who opened the bridge?", "fishermen saw Roe", "Roe saw fishermen")] // a capital at the start tells less
    [InlineData("Which country bought the ferry?", "it went to Poland", "it went to Kvarnsund")]
    [InlineData("Which state bought the ferry?", "it went to Ohio", "it went to Poland")]
    [InlineData("Where is the ferry?", "it lies in Norway", "it lies in Kvarnsund")]
    [InlineData("Which city bought the ferry?", "it went to Kvarnsund", "it went to Norway")]
    [InlineData("How many passengers drowned?", "some 42 passengers", "some 42 lifeboats")]
    [InlineData("How many passengers drowned?", "some 42 lifeboats", "some $42")]
    [InlineData("How many passengers drowned?", "twelve lifeboats", "lifeboats came")]
    [InlineData("How much did the ferry cost?", "it was $42", "it was 42")]
    [InlineData("How much did the ferry cost?", "it was 42 euros", "it was 42")]
    [InlineData("What percentage of ferries sank?", "some 42 percent sank", "some 42 sank")]
    [InlineData("In which year did it sink?", "it was 1912", "it was in April")]
    [InlineData("When did it sink?", "it was on Friday", "it was yesterday")]
    [InlineData("Which ferry sank?", "the Iona sank", "Poland mourned")]
    [InlineData("Why did it sink?", "it sank because of fog", "it sank in fog")]
    public void One_is_more_the_kind_of_answer_that_is_asked_for_than_the_other(string question, string more, string less) =>
        Assert.True(In(question, more) > In(question, less), $"{In(question, more)} is not more than {In(question, less)}.");

    [Theory]
    [InlineData("Who met Jane Roe?", "jane Roe was there")]
    [InlineData("How many of the 42 passengers drowned?", "some 42 there")]
    [InlineData("In which year did it sink?", "it was in April")]
    [InlineData("Did the ferry sink?", "Jane Roe came on Friday with 42 lifeboats")]
    public void The_words_of_the_question_and_those_of_another_kind_are_no_answer(string question, string text) => Assert.Equal(0, In(question, text));

    private static double In(string question, string text)
    {
        var parsed = QuestionAnalyzer.Parse(question, Newsroom.Noon);
        var weighted = new WeightedQuestion(parsed, Enumerable.Repeat(1, parsed.Terms.Count).ToList(), 100, WordVectors.None);
        return weighted.Evidence.In([.. TextWords.Read(text).Where(w => !w.IsStopWord).Select(w => w.Word)]);
    }
}
