using NewsBot.Commands;

namespace NewsBot.Tests.Commands;

public sealed class FollowUpQuestionTests
{
    [Theory]
    [InlineData("and when?", "and when met in Munich?")]
    [InlineData("Where was that?", "Where was that met in Munich?")]
    [InlineData("what about Moscow?", "Who met in Munich Moscow?")]
    [InlineData("why did they meet?", "why did they meet met in Munich?")]
    [InlineData("What did the central bank decide on rates?", "What did the central bank decide on rates?")]
    public void What_a_further_question_leaves_out_is_taken_from_the_first(string text, string expected) =>
        Assert.Equal(expected, FollowUpQuestion.Complete(text, "Who met in Munich?"));
}
