using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using NewsBot.Answering;
using NewsBot.Commands;
using NewsBot.Retrieval;

namespace NewsBot.App.CommandLine;

/// <summary><c>ask</c>: one answer, or the answers of a file of questions.</summary>
internal sealed class AskVerb
{
    private readonly Argument<string[]> _question = Verb.Words("question", "The question; with --explain also an answer id", ArgumentArity.ZeroOrMore);

    private readonly Option<string?> _asOf = Named("--as-of", "Answer as of this day or time", "DATE");
    private readonly Option<string?> _source = Named("--source", "Only this outlet", "S");
    private readonly Option<string?> _since = Named("--since", "Only articles from this day on", "DATE");
    private readonly Option<string?> _until = Named("--until", "Only articles up to this day", "DATE");
    private readonly Option<string?> _limit = Named("--limit", "How many citations", "N");
    private readonly Option<bool> _json = new("--json") { Description = "Print the answer as one line of JSON" };
    private readonly Option<bool> _explain = new("--explain") { Description = "Show how each citation scored" };
    private readonly Option<string?> _batch = Named("--batch", "Answer a file of questions, one JSON object a line", "IN.jsonl");
    private readonly Option<string?> _output = Named("--output", "Where the answers of --batch go", "OUT.jsonl");

    private AskVerb()
    {
    }

    public static Command Create(VerbSetup setup)
    {
        var ask = new AskVerb();
        var verb = new Verb(
            "ask",
            "Answer a question with quotes from the ingested news",
            "newsbot ask \"Who met in Munich?\"",
            "newsbot ask \"Who met in Munich?\" --as-of 2023-02-20 --source dw.com --json",
            "newsbot ask k3f9 --explain",
            "newsbot ask --batch questions.jsonl --output answers.jsonl")
        {
            ask._question, ask._asOf, ask._source, ask._since, ask._until, ask._limit, ask._json, ask._explain, ask._batch, ask._output,
        };
        setup.OneShot(verb, ask.RunAsync);
        return verb;
    }

    private static Option<string?> Named(string name, string description, string value) => new(name) { Description = description, HelpName = value };

    private Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var isBatch = call.Line.GetValue(_batch) is not null || call.Line.GetValue(_output) is not null;
        return isBatch ? AnswerFileAsync(call, ct) : AnswerOneAsync(call, ct);
    }

    private async Task<int> AnswerFileAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Line.GetValue(_batch) is not { Length: > 0 } input || call.Line.GetValue(_output) is not { Length: > 0 } output)
            return await call.MisusedAsync("--batch IN.jsonl and --output OUT.jsonl go together", ct);
        if (QuestionOf(call).Length > 0)
            return await call.MisusedAsync("--batch takes its questions from the file; leave the question out", ct);
        if (!TryRead(call, "batch", out var form, out var problem))
            return await call.MisusedAsync(problem, ct);
        var batch = new BatchAnswers(call.Get<IQuestionAnswerer>(), call.Get<IQuestionKeeper>(), call.Get<TimeProvider>(), call.Error);
        var failed = await batch.WriteAsync(input, output, form, ct);
        return failed == 0 ? ExitCode.Done : await call.FailAsync($"{CoverageText.Counted(failed, "line")} of {input} could not be answered", ct);
    }

    private async Task<int> AnswerOneAsync(VerbCall call, CancellationToken ct)
    {
        if (!TryRead(call, QuestionOf(call), out var question, out var problem))
            return await call.MisusedAsync(problem, ct);
        if (question.Explain && IsAnswerId(question.Text))
        {
            if (await call.Get<IAnswerLog>().FindAsync(question.Text, ct) is { } kept)
                question = kept with { Explain = true, Limit = question.Limit ?? kept.Limit };
            else
                await call.Error.WriteLineAsync($"newsbot: no question is kept behind the answer id {question.Text}, so it is asked itself".AsMemory(), ct);
        }

        var result = await call.Get<IQuestionAnswerer>().AnswerAsync(question, ct);
        if (call.Line.GetValue(_json))
            await call.Out.WriteLineAsync(AnswerJson.Serialize(result).AsMemory(), ct);
        else
            await call.ShowAsync(new Reply.Answer(result), ct);
        await call.Out.FlushAsync(ct);
        await call.Get<IQuestionKeeper>().KeepAsync([KeptQuestion.Of(question, result)], ct);
        return ExitCode.Done;
    }

    /// <summary>Whether it may be one; single words may too.</summary>
    private static bool IsAnswerId(string text) => text.All(char.IsAsciiLetterOrDigit);

    private bool TryRead(VerbCall call, string text, [NotNullWhen(true)] out Question? question, [NotNullWhen(false)] out string? problem)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in new[] { _asOf, _source, _since, _until, _limit })
        {
            if (call.Line.GetValue(option) is { } value)
                options[option.Name.TrimStart('-')] = value;
        }

        if (call.Line.GetValue(_explain))
            options["explain"] = "";
        return QuestionForm.TryRead(new CommandRequest("ask", text, VerbCall.Owner) { Options = options }, out question, out problem);
    }

    // Words are joined, so that a question need not be quoted.
    private string QuestionOf(VerbCall call) => string.Join(' ', call.Line.GetValue(_question) ?? []);
}
