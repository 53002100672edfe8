using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

/// <summary>What the settings change in an answer.</summary>
public sealed class AnswersOptionsTests : IDisposable
{
    private static readonly Question Asked = new("Where did the great zeppelin land?");

    private readonly SqliteFile _file = new();

    [Fact]
    public async Task As_many_citations_are_shown_as_are_set_unless_the_question_says_how_many()
    {
        Assert.Single(await QuotesAsync(new AnswersOptions { MaxCitations = 1 }, Asked));
        Assert.Equal(2, (await QuotesAsync(new AnswersOptions { MaxCitations = 2 }, Asked)).Count);
        Assert.Equal(2, (await QuotesAsync(new AnswersOptions { MaxCitations = 1 }, Asked with { Limit = 2 })).Count);
    }

    [Fact]
    public async Task How_much_is_shown_changes_nothing_of_how_certain_the_answer_is()
    {
        var result = await AskAsync(new AnswersOptions(), Asked);

        Assert.Equal(result.Confidence, (await AskAsync(new AnswersOptions(), Asked with { Limit = 1 })).Confidence);
        Assert.Equal(result.Confidence, (await AskAsync(new AnswersOptions(), Asked with { Limit = 10 })).Confidence);
    }

    [Fact]
    public async Task The_half_life_tells_how_much_newer_beats_better()
    {
        Assert.Contains("lake", (await QuotesAsync(new AnswersOptions { RecencyHalfLife = TimeSpan.FromDays(10) }, Asked))[0].Snippet, StringComparison.Ordinal);
        Assert.Contains("farm", (await QuotesAsync(new AnswersOptions { RecencyHalfLife = TimeSpan.FromDays(3650) }, Asked))[0].Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_the_least_confidence_the_quotes_are_related_at_most()
    {
        Assert.IsType<AnswerResult.Answered>(await AskAsync(new AnswersOptions { MinimumConfidence = 0 }, Asked));
        Assert.NotEmpty(Assert.IsType<AnswerResult.Abstained>(await AskAsync(new AnswersOptions { MinimumConfidence = 1 }, Asked)).Related);
    }

    public void Dispose() => _file.Dispose();

    private async Task<IReadOnlyList<Citation>> QuotesAsync(AnswersOptions options, Question question) => (await AskAsync(options, question)).Quotes;

    private async Task<AnswerResult> AskAsync(AnswersOptions options, Question question)
    {
        var room = _file.Newsroom;
        await room.IngestAsync(
        [
            .. News.Filler(),
            News.Article("old", "Zeppelin lands", "The great zeppelin landed near a farm in the north.").On("2023-01-05"),
            News.Article("new", "Zeppelin lands", "The zeppelin landed near a lake in the south.").On("2023-02-27"),
        ]);
        return await new QuestionAnswerer(room.Ports.Index, room.Clock, Options.Create(options)).AnswerAsync(question, TestContext.Current.CancellationToken);
    }
}
