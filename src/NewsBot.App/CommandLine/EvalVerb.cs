using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.App.Evaluation;
using NewsBot.Commands;
using NewsBot.Retrieval;

namespace NewsBot.App.CommandLine;

/// <summary><c>eval</c>: how well the archive answers questions whose answers are known.</summary>
internal static class EvalVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(VerbSetup setup)
    {
        var questions = new Option<string>("--questions")
        {
            Description = "One JSON object a line: id, question, asOf, answer (null where there is none), gold",
            HelpName = "F.jsonl",
            Required = true,
        };
        var articles = new Option<string?>("--articles")
        {
            Description = "The bulk file or folder whose records or files gold names (default: articles.jsonl.gz or articles beside the questions)",
            HelpName = "PATH",
        };
        var json = new Option<bool>("--json") { Description = "Print the figures as one line of JSON" };
        var verb = new Verb("eval", "Measure the answers to questions whose answers are known", "newsbot eval --questions questions.jsonl")
        {
            questions, articles, json,
        };
        setup.OneShot(verb, async (call, ct) =>
        {
            var path = call.Line.GetRequiredValue(questions);
            var gold = new GoldArticles(call.Get<IArchive>());
            if ((call.Line.GetValue(articles) ?? GoldArticles.PathBeside(path)) is { } named)
                await gold.LearnAsync(named, ct);
            var (figures, bad) = await MeasureAsync(call, path, gold, ct);
            await call.Out.WriteAsync(Render(figures, call.Line.GetValue(json)).AsMemory(), ct);
            return bad == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }

    private static async Task<(JsonObject Figures, int BadLines)> MeasureAsync(
        VerbCall call, string path, GoldArticles gold, CancellationToken ct)
    {
        var score = new EvaluationScore();
        var (number, bad) = (0, 0);
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (EvaluationQuestion.TryParse(line, out var question, out var problem))
            {
                await AddAsync(call, score, question, gold, ct);
                continue;
            }

            bad++;
            await call.FailAsync($"{path}:{number}: {problem}", ct);
        }

        if (gold.Unknown.Count > 0)
            await call.FailAsync($"{CoverageText.Counted(gold.Unknown.Count, "name")} in gold of no ingested article, such as {gold.Unknown.First()}; doc@1 counts them as missed", ct);
        return (score.ToFigures(), bad);
    }

    private static async Task AddAsync(VerbCall call, EvaluationScore score, EvaluationQuestion question, GoldArticles gold, CancellationToken ct)
    {
        var time = call.Get<TimeProvider>();
        var began = time.GetTimestamp();
        var asked = new Question(question.Text) { AsOf = question.AsOf, Limit = EvaluationScore.Depth };
        var result = await call.Get<IQuestionAnswerer>().AnswerAsync(asked, ct);
        score.Add(question, result with { Elapsed = time.GetElapsedTime(began) }, await gold.FindAsync(question.Gold, ct));
    }

    private static string Render(JsonObject figures, bool isJson) => isJson
        ? figures.ToJsonString(Readable) + "\n"
        : string.Concat(figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key,12}  {figure.Value}\n")));
}
