using NewsBot.Sources.Files;

namespace NewsBot.Tests.Files;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("February 19, 2023", "2023-02-19")]
    [InlineData("Sunday, Feb. 19, 2023 at 2:02 p.m. ET", "2023-02-19")]
    [InlineData("19 February 2023", "2023-02-19")]
    [InlineData("19th of February 2023", "2023-02-19")]
    [InlineData("19. Februar 2023", "2023-02-19")]
    [InlineData("3. März 2023", "2023-03-03")]
    [InlineData("1er février 2023", "2023-02-01")]
    [InlineData("19 de febrero de 2023", "2023-02-19")]
    [InlineData("19.02.2023", "2023-02-19")]
    [InlineData("19/02/2023", "2023-02-19")]
    [InlineData("02/19/2023", "2023-02-19")]
    [InlineData("2023-02-19", "2023-02-19")]
    [InlineData("2023/02/19", "2023-02-19")]
    [InlineData("Published 2023-02-15", "2023-02-15")]
    [InlineData("2023-02-15T16:30:00+02:00", "2023-02-15T14:30:00Z")]
    public void Dates_are_read_as_pages_write_them(string text, string expected)
    {
        Assert.True(WrittenDate.TryRead(text, out var time));
        Assert.Equal(expected, time.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("February 2023")]
    [InlineData("02/03/2023")]
    [InlineData("30 February 2023")]
    [InlineData("2023-13-45")]
    [InlineData("It may take 19 days")]
    [InlineData("12345678901")]
    public void What_is_no_certain_day_is_none(string text) => Assert.False(WrittenDate.TryRead(text, out _));
}
