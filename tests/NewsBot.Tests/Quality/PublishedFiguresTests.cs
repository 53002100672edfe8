using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.App.CommandLine;
using NewsBot.Chat.Terminal;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Quality;

/// <summary>Holds <c>eval</c> and the script that scores the published questions together, on the same answers to the samples.</summary>
public sealed class PublishedFiguresTests : IDisposable
{
    private static readonly string[] Timed = ["broken", "ms p50", "ms p95"];

    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Eval_counts_as_the_script_does()
    {
        var script = SharedFolder.FileOrSkip("news/score.py");
        var questions = _folder.Write("questions.jsonl", WriteQuestions(await WriteArticlesAsync()));
        await RunAsync("ingest", _folder.PathOf("articles.jsonl.gz"));
        await RunAsync("ask", "--batch", questions, "--output", _folder.PathOf("answers.jsonl"), "--limit", "10");

        var ours = JsonElement.Parse(await RunAsync("eval", "--questions", questions, "--json"));
        var theirs = JsonElement.Parse(await RunPythonAsync(
            script, _folder.PathOf("answers.jsonl"), "--questions", questions, "--articles", _folder.PathOf("articles.jsonl.gz"), "--json"));

        var figures = theirs.EnumerateObject().Where(figure => !Timed.Contains(figure.Name)).ToList();
        Assert.Equal(
            figures.Select(figure => $"{figure.Name} {figure.Value.GetDouble():F4}"),
            figures.Select(figure => $"{figure.Name} {ours.GetProperty(figure.Name).GetDouble():F4}"));
        Assert.All(theirs.GetProperty("broken").EnumerateObject(), rule => Assert.Equal(0, rule.Value.GetInt32()));
        Assert.InRange(ours.GetProperty("A@1").GetDouble(), 0.1, 0.9);
        Assert.InRange(ours.GetProperty("abstained").GetDouble(), 0.1, 1);
    }

    /// <summary>The samples as records with addresses, which is how the script knows articles.</summary>
    private async Task<List<(string Id, string Text)>> WriteArticlesAsync()
    {
        var written = new List<(string, string)>();
        await using var file = new GZipStream(File.Create(_folder.PathOf("articles.jsonl.gz")), CompressionLevel.Fastest);
        await using var lines = new StreamWriter(file);
        await foreach (var outcome in FileSources.Open(Repository.PathOf("seeds/articles"), new IngestionOptions()).FetchAsync(Ct))
        {
            if (outcome is not FetchOutcome.Fetched { Article: { Published: { } published } article })
                continue;
            var id = $"r-{written.Count}";
            var record = new JsonObject
            {
                ["id"] = id,
                ["url"] = $"https://news.example.com/{id}",
                ["title"] = article.Title,
                ["text"] = article.Body,
                ["published"] = published.ToString()[..10],
            };
            await lines.WriteLineAsync(record.ToJsonString().AsMemory(), Ct);
            written.Add((id, article.Body));
        }

        return written;
    }

    /// <summary>The sample questions; and each once more with an answer that only some quotes hold, so that quotes of every rank count.</summary>
    private static string WriteQuestions(List<(string Id, string Text)> articles)
    {
        var lines = new List<string>();
        foreach (var line in File.ReadLines(Repository.PathOf("seeds/questions.jsonl")))
        {
            var question = JsonNode.Parse(line)!.AsObject();
            lines.Add(WithGold(question));
            if (question["answer"] is null)
                continue;
            question["id"] = $"{question["id"]}-again";
            question["answer"] = "Sunday";
            lines.Add(WithGold(question));
        }

        return string.Join('\n', lines) + "\n";

        string WithGold(JsonObject question)
        {
            var gold = articles.Where(a => question["answer"] is { } answer && a.Text.Contains(answer.GetValue<string>(), StringComparison.Ordinal));
            question["gold"] = new JsonArray([.. gold.Select(a => (JsonNode?)a.Id)]);
            return question.ToJsonString();
        }
    }

    private async Task<string> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await NewsBotCommandLine.RunAsync(
            [.. args, "--db", _folder.PathOf("news.db")], new VerbEnvironment(TextReader.Null, output, error, TerminalFeatures.Plain));
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }

    private static async Task<string> RunPythonAsync(params string[] args)
    {
        using var python = new Process { StartInfo = new ProcessStartInfo("python3", args) { RedirectStandardOutput = true } };
        try
        {
            python.Start();
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not there.");
        }

        var output = await python.StandardOutput.ReadToEndAsync(Ct);
        await python.WaitForExitAsync(Ct);
        return output;
    }
}
