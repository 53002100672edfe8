using System.Text.Json;
using Moq;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

public sealed class EvalVerbTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly string _questions;

    public EvalVerbTests()
    {
        _questions = _shell.Folder.Write("questions.jsonl", """
            {"id":"right","question":"Who met?","asOf":"2023-02-20","answer":"Wang Yi","gold":["0f3a9c51d2e48b76"]}
            {"id":"article","question":"Who won?","asOf":"2023-02-20","answer":"Rome","gold":["ffffffffffffffff"]}
            {"id":"sentence","question":"Who lost?","asOf":"2022-02-20","answer":"Oslo","gold":["0f3a9c51d2e48b76"]}
            {"id":"sentence-2","question":"Who left?","asOf":"2022-02-20","answer":"Lima","gold":["0f3a9c51d2e48b76"]}
            {"id":"headline","question":"What spat?","asOf":"2023-02-20","answer":"spy balloon","gold":["0f3a9c51d2e48b76"]}
            {"id":"silent","question":"Who sang?","asOf":"2023-02-20","answer":"Wang Yi","gold":["0f3a9c51d2e48b76"]}
            {"id":"wrong","question":"Who will win?","asOf":"2023-02-20","answer":null}
            {"id":"honest","question":"Who sang before?","asOf":"2023-02-20","answer":null}

            """);
        _shell.Archive.Setup(a => a.FindAsync("0f3a9c51d2e48b76", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new StoredArticle(new ArticleId("0f3a9c51d2e48b76"), false, []));
        _shell.Answer = question => question.Text.Contains("sang", StringComparison.Ordinal)
            ? Answers.NotFound() with { AsOf = question.AsOf!.Value, AsksFor = AnswerType.Person }
            : Answers.Found() with { AsOf = question.AsOf!.Value, AsksFor = question.Text.StartsWith("Who", StringComparison.Ordinal) ? AnswerType.Person : AnswerType.Name };
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Figures_are_split_by_what_is_asked_for()
    {
        var figures = await EvaluateAsync("--by", "type");

        var by = figures.GetProperty("by");
        Assert.Equal(["Name", "Person"], by.EnumerateObject().Select(group => group.Name));
        Assert.Equal(1, by.GetProperty("Name").GetProperty("seen@1").GetDouble());
        Assert.Equal(5, by.GetProperty("Person").GetProperty("n").GetInt32());
        Assert.Equal(2, by.GetProperty("Person").GetProperty("unanswerable").GetInt32());
        Assert.Equal(6, figures.GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Figures_are_split_by_the_year_as_of_which_is_asked()
    {
        var by = (await EvaluateAsync("--by", "year")).GetProperty("by");

        Assert.Equal(["2022", "2023"], by.EnumerateObject().Select(group => group.Name));
        Assert.Equal(2, by.GetProperty("2022").GetProperty("n").GetInt32());
        Assert.Equal(4, by.GetProperty("2023").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Failures_are_sorted_by_what_went_wrong_and_the_first_of_each_kind_are_shown()
    {
        var failures = (await EvaluateAsync("--failures", "1")).GetProperty("failures");

        Assert.Equal(
            [
                "another article: 1 article", "another sentence of the right article: 2 sentence", "headline only: 1 headline", "silent: 1 silent",
                "wrong though unanswerable: 1 wrong",
            ],
            failures.EnumerateObject().Select(kind =>
                $"{kind.Name}: {kind.Value.GetProperty("n")} {string.Join(' ', kind.Value.GetProperty("first").EnumerateArray().Select(failure => failure.GetProperty("id")))}"));
        var first = failures.GetProperty("another article").GetProperty("first")[0];
        Assert.Equal("Rome", first.GetProperty("answer").GetString());
        Assert.Equal(Answers.Quote, first.GetProperty("snippet").GetString());
        Assert.Equal("2023-02-20", first.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Groups_and_failures_are_readable_too()
    {
        Assert.Equal(0, await _shell.RunAsync("eval", "--questions", _questions, "--by", "type", "--failures", "2"));

        var text = _shell.Out.ToString();
        Assert.Contains("\n                  A@1     A@3    A@10", text, StringComparison.Ordinal);
        Assert.Contains("\nPerson            0.2     0.2     0.2", text, StringComparison.Ordinal);
        Assert.Contains("\nanother sentence of the right article: 2\n  sentence: Who lost? (as of 2022-02-20)\n    answer  Oslo\n    quote   US Secretary", text, StringComparison.Ordinal);
        Assert.Contains("\nsilent: 1\n  silent: Who sang? (as of 2023-02-20)\n    answer  Wang Yi\n    quote   none\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by", "colour")]
    [InlineData("--failures", "0")]
    [InlineData("--failures", "many")]
    public async Task What_cannot_be_asked_for_is_wrong_usage(string option, string value)
    {
        Assert.Equal(2, await _shell.RunAsync("eval", "--questions", _questions, option, value));
        Assert.Contains(value, _shell.Error.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> EvaluateAsync(params string[] options)
    {
        Assert.Equal(0, await _shell.RunAsync(["eval", "--questions", _questions, "--json", .. options]));
        return JsonElement.Parse(_shell.Out.ToString());
    }
}
