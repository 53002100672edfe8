using System.CommandLine;
using System.Globalization;
using NewsBot.Answering;
using NewsBot.App.Evaluation;
using NewsBot.Commands;
using NewsBot.Retrieval;

namespace NewsBot.App.CommandLine;

/// <summary><c>eval</c>: how well the archive answers questions whose answers are known.</summary>
internal static class EvalVerb
{
    private const string ByType = "type";
    private const string ByYear = "year";

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
        var by = new Option<string?>("--by") { Description = "Split the figures by what the questions ask for, or by the year as of which", HelpName = $"{ByType}|{ByYear}" };
        by.AcceptOnlyFromAmong(ByType, ByYear);
        var failures = new Option<int?>("--failures") { Description = "List up to N questions of each way to fail, with what came first", HelpName = "N" };
        failures.Validators.Add(result =>
        {
            if (result.Tokens is [var number] && (!int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most == 0))
                result.AddError($"--failures takes a number from 1 on, not '{number.Value}'.");
        });
        var json = new Option<bool>("--json") { Description = "Print the figures as one line of JSON" };
        var verb = new Verb(
            "eval",
            "Measure the answers to questions whose answers are known",
            "newsbot eval --questions questions.jsonl",
            "newsbot eval --questions questions.jsonl --by type --failures 5")
        {
            questions, articles, by, failures, json,
        };
        setup.OneShot(verb, async (call, ct) =>
        {
            var path = call.Line.GetRequiredValue(questions);
            var gold = new GoldArticles(call.Get<IArchive>());
            if ((call.Line.GetValue(articles) ?? GoldArticles.PathBeside(path)) is { } named)
                await gold.LearnAsync(named, ct);
            var report = new EvaluationReport(GroupOf(call.Line.GetValue(by)), call.Line.GetValue(failures));
            var bad = await MeasureAsync(call, path, report, gold, ct);
            await call.Out.WriteAsync((call.Line.GetValue(json) ? report.ToJson() : report.ToText()).AsMemory(), ct);
            return bad == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }

    private static Func<EvaluationQuestion, AnswerResult, string>? GroupOf(string? by) => by switch
    {
        ByType => (_, result) => result.AsksFor.ToString(),
        ByYear => (_, result) => result.AsOf.Instant.Year.ToString("D4", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Returns how many lines could not be read.</summary>
    private static async Task<int> MeasureAsync(VerbCall call, string path, EvaluationReport report, GoldArticles gold, CancellationToken ct)
    {
        var (number, bad) = (0, 0);
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (EvaluationQuestion.TryParse(line, out var question, out var problem))
            {
                await AddAsync(call, report, question, gold, ct);
                continue;
            }

            bad++;
            await call.FailAsync($"{path}:{number}: {problem}", ct);
        }

        if (gold.Unknown.Count > 0)
            await call.FailAsync($"{CoverageText.Counted(gold.Unknown.Count, "name")} in gold of no ingested article, such as {gold.Unknown.First()}; doc@1 counts them as missed", ct);
        return bad;
    }

    private static async Task AddAsync(VerbCall call, EvaluationReport report, EvaluationQuestion question, GoldArticles gold, CancellationToken ct)
    {
        var time = call.Get<TimeProvider>();
        var began = time.GetTimestamp();
        var asked = new Question(question.Text) { AsOf = question.AsOf, Limit = EvaluationScore.Depth };
        var result = await call.Get<IQuestionAnswerer>().AnswerAsync(asked, ct);
        report.Add(question, result with { Elapsed = time.GetElapsedTime(began) }, await gold.FindAsync(question.Gold, ct));
    }
}
