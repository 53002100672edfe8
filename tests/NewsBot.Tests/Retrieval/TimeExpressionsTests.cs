using System.Globalization;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Retrieval;

public sealed class TimeExpressionsTests
{
    private static readonly DateTimeOffset Monday = new(2023, 2, 20, 0, 30, 0, TimeSpan.FromHours(1)); // still Sunday in UTC

    [Theory]
    [InlineData("what happened today", "2023-02-20..2023-02-20")]
    [InlineData("what happens tonight", "2023-02-20..2023-02-20")]
    [InlineData("who met yesterday", "2023-02-19..2023-02-19")]
    [InlineData("who met last week", "2023-02-07..2023-02-20")]
    [InlineData("who met this month", "2023-01-20..2023-02-20")]
    [InlineData("who met in the past month", "2023-01-20..2023-02-20")]
    [InlineData("who met last month", "2023-01-01..2023-01-31")]
    [InlineData("who met last year", "2022-01-01..2022-12-31")]
    [InlineData("who met this year", "2023-01-01..2023-12-31")]
    [InlineData("who met on Saturday", "2023-02-18..2023-02-19")] // reports of a day may be of the next
    [InlineData("who met last Tuesday", "2023-02-14..2023-02-15")]
    [InlineData("who met on Monday", "2023-02-20..2023-02-21")] // asked on a Monday: today
    [InlineData("who met last Monday", "2023-02-13..2023-02-14")]
    [InlineData("who meets next Friday", "2023-02-24..2023-02-25")]
    [InlineData("who meets next Monday", "2023-02-27..2023-02-28")]
    [InlineData("who met on Sun", "2023-02-19..2023-02-20")]
    [InlineData("who meets next week", "2023-02-21..2023-03-05")]
    [InlineData("who meets next month", "2023-03-01..2023-03-31")]
    [InlineData("who meets next year", "2024-01-01..2024-12-31")]
    [InlineData("who meets next March", "2023-03-01..2023-03-31")]
    [InlineData("who met last March", "2022-03-01..2022-03-31")]
    [InlineData("who met last February", "2022-02-01..2022-02-28")]
    [InlineData("who met since Tuesday", "2023-02-14..2023-02-20")]
    [InlineData("who met since March", "2022-03-01..2023-02-20")]
    [InlineData("who met since 2020", "2020-01-01..2023-02-20")]
    [InlineData("who met since yesterday", "2023-02-19..2023-02-20")]
    [InlineData("who met between March and May", "2022-03-01..2022-05-31")]
    [InlineData("who met between 2019 and 2021", "2019-01-01..2021-12-31")]
    [InlineData("who met in Sept", "2022-09-01..2022-09-30")]
    [InlineData("who met in Sept. 2021", "2021-09-01..2021-09-30")]
    [InlineData("who met on Oct. 3", "2022-10-03..2022-10-04")]
    [InlineData("who met on the 18th of February", "2023-02-18..2023-02-19")]
    [InlineData("the August summit", "2022-08-01..2022-08-31")]
    [InlineData("who met in January", "2023-01-01..2023-01-31")]
    [InlineData("who met in March", "2022-03-01..2022-03-31")] // the last March that there was
    [InlineData("who met in Feb", "2023-02-01..2023-02-28")]
    [InlineData("who met in February 2022", "2022-02-01..2022-02-28")]
    [InlineData("who met in May 2021", "2021-05-01..2021-05-31")]
    [InlineData("who met on 18 February", "2023-02-18..2023-02-19")]
    [InlineData("who met on February 18", "2023-02-18..2023-02-19")]
    [InlineData("who met on February 18th, 2022", "2022-02-18..2022-02-19")]
    [InlineData("who met on 3rd March", "2022-03-03..2022-03-04")]
    [InlineData("who met on 31 February", "2023-02-01..2023-02-28")] // there is no such day
    [InlineData("who met on 29 February 2020", "2020-02-29..2020-03-01")]
    [InlineData("who met in 2022", "2022-01-01..2022-12-31")]
    [InlineData("who met during 1999", "1999-01-01..1999-12-31")]
    [InlineData("yesterday or in 2022", "2023-02-19..2023-02-19")] // the first counts
    public void A_time_is_read(string question, string expected)
    {
        var time = Assert.IsType<TimeRange>(Parse(question).Time);

        Assert.Equal(expected, $"{Day(time.From)}..{Day(time.To)}");
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1)), (time.From.TimeOfDay, time.To.TimeOfDay));
    }

    [Theory]
    [InlineData("who met in Munich")]
    [InlineData("may he resign")]
    [InlineData("who will march to Rome")]
    [InlineData("what did Mar say")]
    [InlineData("what did April and June say")]
    [InlineData("who can and may vote")]
    [InlineData("will this march end")]
    [InlineData("who came in second")]
    [InlineData("what happened between the two")]
    [InlineData("who led since the vote")]
    [InlineData("how many of the 2022 seats")]
    [InlineData("what did Friday say to Crusoe")]
    [InlineData("who won 100 metres")]
    [InlineData("the week in pictures")]
    public void What_only_looks_like_a_time_is_none(string question) => Assert.Null(Parse(question).Time);

    [Theory]
    [InlineData("what happened today", true)]
    [InlineData("who resigned this week", true)]
    [InlineData("who resigned recently", true)]
    [InlineData("what is the latest on Gabrielle", true)]
    [InlineData("who resigned last year", false)]
    [InlineData("who resigned in March", false)]
    public void Questions_about_now_are_told(string question, bool expected) => Assert.Equal(expected, Parse(question).IsAboutNow);

    [Theory]
    [InlineData("who resigned last week", "resigned")]
    [InlineData("who resigned yesterday", "resigned")]
    [InlineData("who resigned on 18 February", "resigned 18 february")]
    [InlineData("who resigned in February 2022", "resigned february 2022")]
    public void Words_that_only_place_the_question_in_time_are_not_looked_up(string question, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(question).Terms.Select(t => t.Folded)));

    [Fact]
    public void Days_are_those_of_the_zone_that_the_question_is_read_in()
    {
        var here = Parse("yesterday").Time!.Value;
        var inUtc = QuestionAnalyzer.Parse("yesterday", Monday.ToUniversalTime()).Time!.Value;

        Assert.Equal(new DateTimeOffset(2023, 2, 19, 0, 0, 0, TimeSpan.FromHours(1)), here.From);
        Assert.Equal(new DateTimeOffset(2023, 2, 18, 0, 0, 0, TimeSpan.Zero), inUtc.From);
    }

    [Theory]
    [InlineData("in 2022")]
    [InlineData("last year")]
    [InlineData("last month")]
    [InlineData("in January")]
    [InlineData("on 3 January")]
    public void Years_and_months_begin_at_midnight_in_that_zone(string question) =>
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.Zero), (Parse(question).Time!.Value.From.Offset, Parse(question).Time!.Value.From.TimeOfDay));

    private static ParsedQuestion Parse(string question) => QuestionAnalyzer.Parse(question, Monday);

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
