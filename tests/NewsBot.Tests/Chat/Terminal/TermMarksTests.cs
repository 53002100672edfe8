using NewsBot.Chat.Terminal;

namespace NewsBot.Tests.Chat.Terminal;

public sealed class TermMarksTests
{
    [Theory]
    [InlineData("They met in Munich.", "met,munich", "met|Munich")]
    [InlineData("Meetings met metal", "met", "met|metal")]
    [InlineData("The US used US-made", "us", "US|US")]
    [InlineData("Größe zählt", "größ", "Größe")]
    [InlineData("nothing here", "munich", "")]
    public void Words_that_begin_with_a_term_are_marked(string text, string terms, string expected) =>
        Assert.Equal(expected, string.Join('|', TermMarks.Find(text, terms.Split(',')).Select(mark => mark.In(text).ToString())));
}
