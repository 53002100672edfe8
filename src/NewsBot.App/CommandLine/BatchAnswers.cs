using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Retrieval;

namespace NewsBot.App.CommandLine;

/// <summary>Answers a file of questions into a file of answers, in order. The output appears whole or not at all.</summary>
internal sealed class BatchAnswers(IQuestionAnswerer answerer, IQuestionKeeper keeper, TimeProvider time, TextWriter error)
{
    private const int KeptPerWrite = 256;

    private readonly List<KeptQuestion> _toKeep = [];

    /// <summary>Writes the answers and returns how many lines failed. <paramref name="form"/> holds the options for every question.</summary>
    public async Task<int> WriteAsync(string input, string output, Question form, CancellationToken ct)
    {
        using var lines = new StreamReader(input, Encoding.UTF8);
        var path = Path.GetFullPath(output);
        if (IsDevice(path)) // nothing can be renamed over a pipe
        {
            await using var direct = new StreamWriter(path);
            return await WriteAsync(lines, input, direct, form, ct);
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder} to write the answers to");
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            int failed;
            await using (var writer = new StreamWriter(draft))
                failed = await WriteAsync(lines, input, writer, form, ct);
            File.Move(draft, path, overwrite: true);
            return failed;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<int> WriteAsync(StreamReader lines, string input, StreamWriter writer, Question form, CancellationToken ct)
    {
        writer.NewLine = "\n";
        var (number, failed) = (0, 0);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var (answer, problem) = await AnswerAsync(line, form, ct);
            await writer.WriteLineAsync(answer.AsMemory(), ct);
            if (problem is null)
                continue;
            failed++;
            await error.WriteLineAsync($"newsbot: {TerminalReplyRenderer.OneLine($"{input}:{number}: {problem}")}".AsMemory(), ct);
        }

        await KeepAsync(ct);
        return failed;
    }

    private async ValueTask<(string Line, string? Problem)> AnswerAsync(string line, Question form, CancellationToken ct)
    {
        if (!BatchQuestion.TryRead(line, form, out var read, out var problem))
            return (AnswerJson.SerializeError(read.Id, problem), problem);
        var question = read.Question!;
        try
        {
            var began = time.GetTimestamp();
            var result = await answerer.AnswerAsync(question, ct);
            result = result with { Elapsed = time.GetElapsedTime(began) };
            _toKeep.Add(KeptQuestion.Of(question, result));
            if (_toKeep.Count >= KeptPerWrite)
                await KeepAsync(ct);
            return (AnswerJson.Serialize(result, read.Id), null);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is not ArchiveUnavailableException) // one question must not cost the others
        {
            problem = $"this question could not be answered ({ex.GetType().Name}: {ex.Message})";
            return (AnswerJson.SerializeError(read.Id, problem), problem);
        }
    }

    private async ValueTask KeepAsync(CancellationToken ct)
    {
        if (_toKeep.Count == 0)
            return;
        await keeper.KeepAsync([.. _toKeep], ct);
        _toKeep.Clear();
    }

    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
}

/// <summary>A line of a batch.</summary>
internal readonly record struct BatchQuestion(JsonElement? Id, Question? Question)
{
    /// <summary>Reads it; a line that cannot be read keeps its id where it has one.</summary>
    public static bool TryRead(string line, Question form, out BatchQuestion read, [NotNullWhen(false)] out string? problem)
    {
        read = default;
        if (JsonLine.Parse(line) is not { ValueKind: JsonValueKind.Object } json)
        {
            problem = "this line is not a JSON object";
            return false;
        }

        var id = json.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given : (JsonElement?)null;
        var options = form.AsOf is { } bound ? new Dictionary<string, string> { ["as-of"] = bound.ToString() } : [];
        if (JsonLine.TextOf(json, "asOf") is { } asOf)
            options["as-of"] = asOf;
        var request = new CommandRequest("ask", JsonLine.TextOf(json, "question") ?? "", VerbCall.Owner) { Options = options };
        problem = id is null ? "this line has no id" : null;
        if (!QuestionForm.TryRead(request, out var question, out var misread))
            problem ??= misread;
        read = new BatchQuestion(id, question is null ? null : form with { Text = question.Text, AsOf = question.AsOf });
        return problem is null;
    }
}
