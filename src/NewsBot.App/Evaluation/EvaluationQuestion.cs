using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;

namespace NewsBot.App.Evaluation;

/// <summary>A question whose answer is known.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="AsOf">When it is asked; null for now.</param>
/// <param name="Answer">The gold string; null where nothing that was published by then answers it.</param>
/// <param name="Gold">The articles that hold the answer, by name (see <see cref="GoldArticles"/>).</param>
internal sealed record EvaluationQuestion(string Id, string Text, NewsTime? AsOf, string? Answer, IReadOnlyList<string> Gold)
{
    /// <summary>Reads one line of a file of questions.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out EvaluationQuestion? question, [NotNullWhen(false)] out string? problem)
    {
        question = null;
        problem = null;
        if (Read(line) is not { Question: { Length: > 0 } text } read)
            problem = "this line is not a JSON object with a question";
        else if (!TryReadTime(read.AsOf, out var asOf))
            problem = $"\"{read.AsOf}\" is not a date";
        else
            question = new EvaluationQuestion(read.Id ?? "", text, asOf, read.Answer, read.Gold ?? []);
        return question is not null;
    }

    private static EvaluationLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EvaluationJsonContext.Default.EvaluationLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryReadTime(string? text, out NewsTime? time)
    {
        time = NewsTime.TryParse(text, out var read) ? read : null;
        return text is null || time is not null;
    }
}

/// <summary>A line of a file of questions as it is written.</summary>
internal sealed record EvaluationLine(string? Id, string? Question, string? AsOf, string? Answer, IReadOnlyList<string>? Gold);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationLine))]
[JsonSerializable(typeof(EvaluationRecord))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
