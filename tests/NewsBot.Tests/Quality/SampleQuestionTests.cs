using System.Text.Json;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Sources.Files;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Quality;

/// <summary>Floors under what the samples, and the article that started it all, are answered with.</summary>
public sealed class SampleQuestionTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Nine_of_ten_sample_questions_are_answered_in_the_first_three_quotes()
    {
        var answerer = await AnswererOverAsync(Repository.PathOf("seeds/articles"));
        var (right, all, silent, unanswerable) = (0, 0, 0, 0);
        foreach (var question in ReadQuestions(Repository.PathOf("seeds/questions.jsonl")))
        {
            var result = await AskAsync(answerer, question);
            var gold = question.GetProperty("answer").GetString();
            all += gold is null ? 0 : 1;
            unanswerable += gold is null ? 1 : 0;
            if (gold is null)
                silent += result is AnswerResult.Abstained ? 1 : 0;
            else if (result.Quotes.Any(c => c.Snippet.Contains(gold, StringComparison.OrdinalIgnoreCase)))
                right++;
        }

        Assert.True(right >= 0.9 * all, $"{right} of {all}");
        Assert.True(silent >= 0.75 * unanswerable, $"{silent} of {unanswerable}");
    }

    [Fact]
    public async Task The_first_article_answers_twelve_of_thirteen_in_its_first_quote()
    {
        var answerer = await AnswererOverAsync(SharedFolder.FileOrSkip("seeds/dw-munich-2023-02-19.txt"));
        var wrong = new List<string>();
        foreach (var question in ReadQuestions(SharedFolder.FileOrSkip("seeds/questions.jsonl")))
        {
            var expected = question.GetProperty("expect").EnumerateArray().Select(e => e.GetString()!).ToList();
            var result = await AskAsync(answerer, question);
            var isRight = expected.Count == 0
                ? result is AnswerResult.Abstained
                : result is AnswerResult.Answered found && expected.All(e => found.Citations[0].Snippet.Contains(e, StringComparison.Ordinal));
            if (!isRight)
                wrong.Add(question.GetProperty("id").GetString()!);
        }

        Assert.True(wrong.Count <= 1, string.Join(", ", wrong));
    }

    [Fact]
    public async Task A_weekday_is_answered_with_the_day_that_it_was()
    {
        var answerer = await AnswererOverAsync(Repository.PathOf("seeds/articles"));

        var result = await answerer.AnswerAsync(new Question("When did Blinken and Wang Yi meet in Munich?") { AsOf = NewsTime.OfDay(new DateOnly(2023, 2, 28)) }, Ct);

        var answered = Assert.IsType<AnswerResult.Answered>(result);
        Assert.Equal("Saturday, 18 February 2023", answered.Answer);
        Assert.True(answered.AnswerDerived);
    }

    private async Task<QuestionAnswerer> AnswererOverAsync(string path)
    {
        var newsroom = _file.Newsroom;
        await new IngestionPipeline(newsroom.Ports.Store, Retention.Forever).IngestAsync(FileSources.Open(path, new IngestionOptions()), Ct).ToListAsync(Ct);
        return new QuestionAnswerer(newsroom.Ports.Index, newsroom.Clock, Microsoft.Extensions.Options.Options.Create(new AnswersOptions()));
    }

    private static ValueTask<AnswerResult> AskAsync(QuestionAnswerer answerer, JsonElement question) => answerer.AnswerAsync(
        new Question(question.GetProperty("question").GetString()!) { AsOf = NewsTime.TryParse(question.GetProperty("asOf").GetString(), out var day) ? day : null }, Ct);

    private static IEnumerable<JsonElement> ReadQuestions(string path) => File.ReadLines(path).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.Clone();
    });
}
