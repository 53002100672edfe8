using System.Text.Json;
using Moq;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

public sealed class AskVerbTests : IDisposable
{
    private readonly Shell _shell = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_and_kept()
    {
        Assert.Equal(0, await _shell.RunAsync("ask", "Who met in Munich?"));

        Assert.Contains("Antony Blinken and Wang Yi", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal("Who met in Munich?", Assert.Single(_shell.Kept).Question.Text);
        Assert.Equal("", _shell.Error.ToString());
    }

    [Fact]
    public async Task No_answer_is_no_failure()
    {
        _shell.Answer = _ => Answers.NotFound();

        Assert.Equal(0, await _shell.RunAsync("ask", "Who won?", "--json"));
        Assert.Equal("notFound", JsonElement.Parse(_shell.Out.ToString()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Every_option_reaches_the_question()
    {
        Question? asked = null;
        _shell.Answer = question =>
        {
            asked = question;
            return Answers.Found();
        };

        await _shell.RunAsync("ask", "Who?", "--as-of", "2023-02-20", "--source", "dw.com", "--since", "2023-02-01", "--until", "2023-02-19", "--limit", "7");

        Assert.Equal(("2023-02-20", "dw.com", "2023-02-01", "2023-02-19", 7), (asked!.AsOf.ToString(), asked.Source, asked.Since.ToString(), asked.Until.ToString(), asked.Limit));
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "")]
    [InlineData("ask", "Who?", "--as-of", "yesterday")]
    [InlineData("ask", "Who?", "--limit", "none")]
    [InlineData("ask", "Who?", "--no-such-option")]
    [InlineData("ask", "--batch", "in.jsonl")]
    [InlineData("ask", "Who?", "--output", "out.jsonl")]
    [InlineData("ask", "Who?", "--batch", "in.jsonl", "--output", "out.jsonl")]
    public async Task Wrong_usage_exits_with_2_and_says_why(params string[] args)
    {
        Assert.Equal(2, await _shell.RunAsync(args));
        Assert.StartsWith("newsbot: ", _shell.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _shell.Out.ToString());
    }

    [Fact]
    public async Task Explain_takes_an_answer_id()
    {
        _shell.Log.Setup(l => l.FindAsync("k3f9", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Question("Who met in Munich?") { Source = "dw.com", AsOf = NewsTime.OfDay(new DateOnly(2023, 2, 20)) });
        Question? asked = null;
        _shell.Answer = question =>
        {
            asked = question;
            return Answers.Found();
        };

        Assert.Equal(0, await _shell.RunAsync("ask", "k3f9", "--explain"));
        Assert.Equal(("Who met in Munich?", "dw.com", true), (asked!.Text, asked.Source, asked.Explain));
    }

    [Fact]
    public async Task An_answer_id_behind_which_nothing_is_kept_is_told()
    {
        Assert.Equal(0, await _shell.RunAsync("ask", "k3f9", "--explain"));
        Assert.Equal("newsbot: no question is kept behind the answer id k3f9, so it is asked itself\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task That_a_question_cannot_be_kept_never_costs_the_answer()
    {
        _shell.Log.Setup(l => l.KeepAsync(It.IsAny<IReadOnlyList<KeptQuestion>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("full"));

        Assert.Equal(0, await _shell.RunAsync("ask", "Who?"));
        Assert.Contains("Antony Blinken", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_answers_in_order_and_a_bad_line_costs_only_itself()
    {
        var input = _shell.Folder.Write(
            "in.jsonl",
            """
            {"id":"b","question":"Who?","asOf":"2023-02-20"}
            nonsense
            {"id":"c","question":"When?","asOf":"soon"}

            {"question":"Where?"}
            {"id":"d","question":"fail"}
            {"id":7,"question":"\ud83d"}
            {"id":"a","question":"Why?"}
            """);
        var output = _shell.Folder.PathOf("out.jsonl");
        _shell.Answer = question => question.Text == "fail" ? throw new InvalidOperationException("bug") : Answers.Found() with { Question = question.Text };

        Assert.Equal(1, await _shell.RunAsync("ask", "--batch", input, "--output", output));

        var lines = (await File.ReadAllLinesAsync(output, Ct)).Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(["b", null, "c", null, "d", "7", "a"], lines.Select(line => line.TryGetProperty("id", out var id) ? id.ToString() : null));
        Assert.Equal([false, true, true, true, true, true, false], lines.Select(line => line.TryGetProperty("error", out _)));
        Assert.True(lines[0].TryGetProperty("elapsedMs", out _));
        Assert.Contains($"{input}:2: this line is not a JSON object", _shell.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("5 lines", _shell.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["in.jsonl", "out.jsonl"], Directory.GetFiles(_shell.Folder.FullPath).Select(Path.GetFileName).Order());
        Assert.Equal(2, _shell.Kept.Count);
    }

    [Fact]
    public async Task A_batch_that_breaks_leaves_the_old_answers_alone()
    {
        var input = _shell.Folder.Write("in.jsonl", """{"id":"a","question":"Who?"}""");
        var output = _shell.Folder.Write("out.jsonl", "old");
        _shell.Answer = _ => throw new ArchiveUnavailableException("The database is locked.");

        Assert.Equal(1, await _shell.RunAsync("ask", "--batch", input, "--output", output));

        Assert.Equal("old", await File.ReadAllTextAsync(output, Ct));
        Assert.Equal("newsbot: The database is locked.\n", _shell.Error.ToString());
        Assert.Equal(2, Directory.GetFiles(_shell.Folder.FullPath).Length);
    }

    [Fact]
    public async Task A_batch_of_a_missing_file_fails_in_one_line()
    {
        Assert.Equal(1, await _shell.RunAsync("ask", "--batch", _shell.Folder.PathOf("none.jsonl"), "--output", _shell.Folder.PathOf("out.jsonl")));
        Assert.Single(_shell.Error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _shell.Dispose();
}
