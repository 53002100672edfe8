using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Sources.Files;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

public sealed class DirectAnswersTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("Who met in Munich?", "2023-02-28", "Antony Blinken and Wang Yi")]
    [InlineData("Who met in Munich?", "2022-02-21", "Kamala Harris and Volodymyr Zelensky")]
    [InlineData("Who did Wang Yi meet in the Kremlin?", "2023-02-28", "Russian President Vladimir Putin")]
    [InlineData("How many people visited the Bauma fair?", "2023-02-28", "About 495,000")]
    [InlineData("How long did Blinken and Wang Yi talk in Bali?", "2023-02-28", "more than five hours")]
    [InlineData("how much military aid did biden promise in kyiv?", "2023-02-28", "$500 million")]
    [InlineData("When did Blinken and Wang Yi meet in Munich?", "2023-02-28", "Saturday, 18 February 2023")]
    public async Task A_short_answer_stands_above_the_quotes_where_it_is_certain(string question, string asOf, string expected)
    {
        var answered = await AskSamplesAsync(question, asOf);

        Assert.Equal(expected, answered.Answer);
        Assert.Equal(expected.EndsWith("2023", StringComparison.Ordinal), answered.AnswerDerived);
    }

    [Theory]
    [InlineData("Did Wang Yi apologise to Blinken for the balloon?")]
    [InlineData("Why did Adani say that going ahead with the share sale would be wrong?")]
    [InlineData("How did Biden travel to the Ukrainian capital?")]
    public async Task Whether_why_and_how_are_answered_by_the_quote(string question) =>
        Assert.Null((await AskSamplesAsync(question, "2023-02-28")).Answer);

    [Theory]
    [InlineData("Who sang at half-time of the Super Bowl?")]
    [InlineData("Who is the Labour Party candidate in Nigeria?")]
    [InlineData("Where did the balloon fall into the Atlantic?")]
    [InlineData("What trade figure did Putin say Russia and China could reach?")]
    public async Task Where_no_short_answer_is_certain_the_quotes_speak_alone(string question) =>
        Assert.Null((await AskSamplesAsync(question, "2023-02-28")).Answer);

    [Fact]
    public async Task Every_short_answer_stands_in_what_is_shown_or_is_worked_out()
    {
        await IngestSamplesAsync();
        var answers = 0;
        foreach (var line in File.ReadLines(Repository.PathOf("seeds/questions.jsonl")))
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            var question = new Question(json.RootElement.GetProperty("question").GetString()!) { AsOf = Newsroom.TimeOf(json.RootElement.GetProperty("asOf").GetString()!) };
            if (await _file.Newsroom.AskAsync(question) is not AnswerResult.Answered { Answer: { } answer, AnswerDerived: false } found)
                continue;
            answers++;
            var shown = string.Join('\n', found.Citations.Select(c => $"{c.Title}\n{c.Snippet}"));
            Assert.All(answer.Split(" and "), part => Assert.Contains(part, shown, StringComparison.Ordinal));
        }

        Assert.True(answers >= 10, $"{answers}");
    }

    [Fact]
    public async Task Where_another_report_has_another_figure_the_answer_says_which_quote_has_it()
    {
        await _file.Newsroom.IngestAsync(
        [
            .. News.Filler(),
            News.Article("early", "Earthquake in Ruritania kills 310 people", "The earthquake in Ruritania killed 310 people, its government said. Rescuers were digging through the night.").On("2023-02-19"),
            News.Article("later", "Earthquake in Ruritania has killed 485 people", "The earthquake in Ruritania killed 485 people, officials said on Tuesday, two days after it struck the capital.").On("2023-02-21"),
        ]);

        var answered = await AskAsync("How many people did the earthquake in Ruritania kill?", "2023-02-28");

        Assert.Equal("485", answered.Answer);
        var other = Assert.Single(answered.Citations, citation => citation.Snippet.Contains("310", StringComparison.Ordinal));
        Assert.Equal([$"Quote [{other.Marker}] has another figure: 310."], answered.Notes);
        Assert.Empty((await AskAsync("Who said that the earthquake in Ruritania killed 310 people?", "2023-02-28")).Notes);
    }

    [Fact]
    public async Task What_the_question_says_itself_is_no_answer()
    {
        await _file.Newsroom.IngestAsync(
            [.. News.Filler(), News.Article("a", "Roe wins the Example Prize", "Jane Roe won the Example Prize on Sunday. Roe said that she would share it.")]);

        Assert.NotEqual("Jane Roe", (await AskAsync("Who gave Jane Roe the Example Prize?", "2023-02-28")).Answer);
        Assert.Contains("Jane Roe", (await AskAsync("Who won the Example Prize?", "2023-02-28")).Answer!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekday_ahead_is_not_worked_out()
    {
        await _file.Newsroom.IngestAsync([.. News.Filler(), News.Article("a", "Example Prize", "The Example Prize will be awarded on Friday in Exampleton.")]);

        Assert.False((await AskAsync("When will the Example Prize be awarded in Exampleton?", "2023-02-28")).AnswerDerived);
    }

    private async Task<AnswerResult.Answered> AskSamplesAsync(string question, string asOf)
    {
        await IngestSamplesAsync();
        return await AskAsync(question, asOf);
    }

    private async Task IngestSamplesAsync() =>
        await new IngestionPipeline(_file.Newsroom.Ports.Store, Retention.Forever).IngestAsync(FileSources.Open(Repository.PathOf("seeds/articles"), new IngestionOptions()), Ct).ToListAsync(Ct);

    private async Task<AnswerResult.Answered> AskAsync(string question, string asOf) =>
        Assert.IsType<AnswerResult.Answered>(await _file.Newsroom.AskAsync(new Question(question) { AsOf = Newsroom.TimeOf(asOf) }));
}
