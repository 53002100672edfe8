using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

/// <summary>What the time of asking changes in an answer, and what it does not.</summary>
public sealed class AskedTimeTests : IDisposable
{
    private readonly SqliteFile _file = new();

    [Fact]
    public async Task Age_is_counted_from_the_newest_article_however_long_after_it_is_asked()
    {
        await IngestAsync(
            News.Article("old", "Zeppelin lands", "The great zeppelin landed near a farm in the north.").On("2023-01-05"),
            News.Article("new", "Zeppelin lands", "The zeppelin landed near a lake in the south.").On("2023-02-27"));
        _file.Clock.SetUtcNow(Newsroom.Noon.AddYears(3));

        Assert.Contains("lake", await FirstQuoteAsync("Where did the great zeppelin land?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relative_time_is_read_from_the_newest_article_however_long_after_it_is_asked()
    {
        await IngestAsync(
            News.Article("january", "Zeppelin lands", "The zeppelin landed near a farm in the north.").On("2023-01-28"),
            News.Article("february", "Zeppelin lands", "The zeppelin landed near a lake in the south.").On("2023-02-27"));
        _file.Clock.SetUtcNow(Newsroom.Noon.AddMonths(15));

        Assert.Contains("farm", await FirstQuoteAsync("Where did the zeppelin land in January?"), StringComparison.Ordinal);
        Assert.Contains("lake", await FirstQuoteAsync("Where did the zeppelin land?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yesterday_is_that_of_the_asker_else_that_of_the_settings()
    {
        await IngestAsync(
            News.Article("before", "Zeppelin lands", "The zeppelin landed near a farm in the north.").On("2023-02-26T10:00:00Z"),
            News.Article("after", "Zeppelin lands", "The zeppelin landed near a lake in the south.").On("2023-02-27T18:00:00Z"));
        var question = new Question("Where did the zeppelin land yesterday?") { AsOf = Newsroom.TimeOf("2023-02-27T20:00:00Z") }; // the 28th in Tokyo

        Assert.Contains("farm", await FirstQuoteAsync(question, "UTC"), StringComparison.Ordinal);
        Assert.Contains("lake", await FirstQuoteAsync(question, "Asia/Tokyo"), StringComparison.Ordinal);
        Assert.Contains("lake", await FirstQuoteAsync(question with { TimeZone = "Asia/Tokyo" }, "UTC"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_later_changes_nothing_of_an_answer_as_of_a_day_before()
    {
        var question = new Question("Who met Jane Roe in Kvarnsund about the zeppelin?") { AsOf = Newsroom.TimeOf("2023-02-21") };
        await IngestAsync(News.Article("then", "A zeppelin", "The zeppelin landed near a farm, and Max Oster met the pilot.").On("2023-02-20"));
        using var informed = new SqliteFile();
        await informed.Newsroom.IngestAsync(
        [
            .. News.Filler(),
            News.Article("then", "A zeppelin", "The zeppelin landed near a farm, and Max Oster met the pilot.").On("2023-02-20"),
            .. Enumerable.Range(0, 20).Select(i => News.Article($"later{i}", $"Kvarnsund {i}", $"Jane Roe met zeppelin pilot number {i} in Kvarnsund.").On("2023-02-25")),
        ]);

        var (before, after) = (await _file.Newsroom.AskAsync(question), await informed.Newsroom.AskAsync(question));

        Assert.Equal((before.Confidence, before.Coverage), (after.Confidence, after.Coverage));
        Assert.Equal(before.Quotes.Select(c => c.Snippet), after.Quotes.Select(c => c.Snippet));
    }

    public void Dispose() => _file.Dispose();

    private async Task IngestAsync(params Article[] articles) => await _file.Newsroom.IngestAsync([.. News.Filler(), .. articles]);

    private async Task<string> FirstQuoteAsync(string question) => (await _file.Newsroom.QuotesAsync(question))[0].Snippet;

    private async Task<string> FirstQuoteAsync(Question question, string zone)
    {
        var options = Options.Create(new AnswersOptions { MinimumConfidence = 0, TimeZone = zone });
        var answer = await new QuestionAnswerer(_file.Newsroom.Ports.Index, _file.Clock, options).AnswerAsync(question, TestContext.Current.CancellationToken);
        return answer.Quotes[0].Snippet;
    }
}
