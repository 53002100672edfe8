using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

/// <summary>What is asked with slips of the finger.</summary>
public sealed class SpellingTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("who raised the zepelin", "zepelin")]
    [InlineData("who raised the zepppelin", "zepppelin")]
    [InlineData("who raised the zeppalin", "zeppalin")]
    [InlineData("who raised the zeplpelin", "zeplpelin")]
    [InlineData("Who raised the Zepeplin?", "zepeplin")]
    public async Task A_word_that_no_article_has_is_mended_and_the_reader_is_told(string question, string slip)
    {
        await IngestAsync(zeppelins: 5);

        var answer = await AskAsync(question);

        Assert.Equal([$"No article has “{slip}”; “zeppelin” was looked for."], answer.Notes);
        Assert.Contains("Ada Kruse", answer.Quotes[0].Snippet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who raised the zeppelin")] // as it is written
    [InlineData("who raised the zapalin")] // two slips
    [InlineData("who raised the xeppelin")] // nobody slips on the first letter
    [InlineData("who raised the lak")] // short words have too many neighbours
    public async Task What_is_right_or_too_far_off_is_looked_for_as_it_is(string question)
    {
        await IngestAsync(zeppelins: 5);

        Assert.Empty((await AskAsync(question)).Notes);
    }

    [Fact]
    public async Task A_word_that_few_articles_have_is_not_taken_for_what_is_meant()
    {
        await IngestAsync(zeppelins: 4);

        Assert.Empty((await AskAsync("who raised the zepelin")).Notes);
    }

    [Fact]
    public async Task A_slip_that_an_article_makes_too_is_looked_for_beside_what_is_meant()
    {
        await IngestAsync(zeppelins: 100, News.Article("slip", "Show", "A zepelin was shown to children in the museum on Sunday."));

        var answer = await AskAsync("who raised the zepelin");

        Assert.Equal(["Hardly any article has “zepelin”; “zeppelin” was looked for too."], answer.Notes);
        Assert.Contains(answer.Quotes, quote => quote.Snippet.Contains("Ada Kruse", StringComparison.Ordinal));
        Assert.Contains(answer.Quotes, quote => quote.Snippet.Contains("museum", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_an_article_has_is_no_slip()
    {
        await IngestAsync(zeppelins: 100, News.Article("name", "Show", "The painter Zepelin showed his works in the museum on Sunday."));

        Assert.Empty((await AskAsync("Where did Zepelin show his works?")).Notes);
    }

    private ValueTask<AnswerResult> AskAsync(string question) => _file.Newsroom.AskAsync(new Question(question) { Limit = 10 });

    private async Task IngestAsync(int zeppelins, params Article[] others) => await _file.Newsroom.IngestAsync(
    [
        .. News.Filler(),
        News.Article("raised", "Wreck raised", "The engineer Ada Kruse raised the zeppelin from the lake on Friday."),
        .. Enumerable.Range(1, zeppelins - 1).Select(i => News.Article($"flight{i}", $"Flight {i}", $"The zeppelin flew round number {i} over the hills of Lower Saxony.")),
        .. others,
    ]);
}
