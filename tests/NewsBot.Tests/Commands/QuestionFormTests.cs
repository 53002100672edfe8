using NewsBot.Articles;
using NewsBot.Commands;

namespace NewsBot.Tests.Commands;

public sealed class QuestionFormTests
{
    [Fact]
    public void Every_option_is_read()
    {
        var request = Request(
            " Who met? ", ("source", "dw.com"), ("since", "2023-02-01"), ("until", "2023-02-19T12:00:00Z"), ("as-of", "2023-02-20"), ("limit", "5"), ("explain", ""));

        Assert.True(QuestionForm.TryRead(request, out var question, out _));
        Assert.Equal("Who met?", question.Text);
        Assert.Equal("dw.com", question.Source);
        Assert.Equal(NewsTime.OfDay(new DateOnly(2023, 2, 1)), question.Since);
        Assert.Equal("2023-02-19T12:00:00Z", question.Until.ToString());
        Assert.Equal(NewsTime.OfDay(new DateOnly(2023, 2, 20)), question.AsOf);
        Assert.Equal(5, question.Limit);
        Assert.True(question.Explain);
        Assert.Equal("Europe/Berlin", question.TimeZone);
    }

    [Theory]
    [InlineData("as-of", "yesterday", "write as-of as a day such as 2023-02-19")]
    [InlineData("since", "2023-02-30", "write since as a day such as 2023-02-19")]
    [InlineData("until", "19.02.2023", "write until as a day such as 2023-02-19")]
    [InlineData("limit", "0", "a number from 1 to 100")]
    [InlineData("limit", "-3", "a number from 1 to 100")]
    [InlineData("limit", "many", "a number from 1 to 100")]
    [InlineData("colour", "red", "There is no option \"colour\"")]
    public void A_wrong_option_is_refused_with_the_form_that_it_takes(string name, string value, string expected)
    {
        Assert.False(QuestionForm.TryRead(Request("Who met?", (name, value)), out _, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Since_must_not_be_after_until()
    {
        Assert.False(QuestionForm.TryRead(Request("Who met?", ("since", "2023-02-20"), ("until", "2023-02-19")), out _, out var problem));
        Assert.Contains("since", problem, StringComparison.Ordinal);
        Assert.True(QuestionForm.TryRead(Request("Who met?", ("since", "2023-02-19T18:00:00Z"), ("until", "2023-02-19")), out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public void An_empty_question_is_refused_with_an_example(string text)
    {
        Assert.False(QuestionForm.TryRead(Request(text), out _, out var problem));
        Assert.Contains("Who met in Munich?", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_is_far_too_long_is_refused()
    {
        Assert.False(QuestionForm.TryRead(Request(new string('x', QuestionForm.MaxLength + 1)), out _, out var problem));
        Assert.Contains("2,000", problem, StringComparison.Ordinal);
    }

    private static CommandRequest Request(string text, params (string Name, string Value)[] options) =>
        new("ask", text, new Caller("slack", "u", false) { TimeZone = "Europe/Berlin" })
        {
            Options = options.ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal),
        };
}
