using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class NewsTimeTests
{
    [Theory]
    [InlineData("2023-02-19", "2023-02-19")]
    [InlineData(" 20230219 ", "2023-02-19")]
    [InlineData("2023-02-19T14:02:03Z", "2023-02-19T14:02:03Z")]
    [InlineData("2023-02-19T14:02:03.5+02:00", "2023-02-19T12:02:03Z")]
    [InlineData("2023-02-19 14:02", "2023-02-19T14:02:00Z")]
    [InlineData("Sun, 19 Feb 2023 14:02:03 GMT", "2023-02-19T14:02:03Z")]
    public void A_day_or_an_instant_is_read_as_what_it_is(string text, string read)
    {
        Assert.True(NewsTime.TryParse(text, out var time));
        Assert.Equal(read, time.ToString());
    }

    [Theory]
    [InlineData("14:02:03 GMT")]
    [InlineData("14:02:03 +0100")]
    [InlineData("14:02:03-0500")]
    [InlineData("19 February 14:02:03")]
    [InlineData("19 February 14:02:03 +0100")]
    [InlineData("2023-02-30T14:02:03Z")]
    [InlineData("yesterday at noon")]
    [InlineData(null)]
    public void What_names_no_whole_date_is_none_whatever_day_it_is_today(string? text) => Assert.False(NewsTime.TryParse(text, out _));
}
