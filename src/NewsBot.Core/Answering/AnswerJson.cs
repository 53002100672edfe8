using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Answering;

/// <summary>Writes answers as JSON, one object on one line, with the member names and the order that others rely on.</summary>
public static class AnswerJson
{
    // Readable beyond ASCII; characters that end a line or control a terminal are still escaped, lone surrogates replaced.
    private static readonly AnswerJsonContext Context = new(
        new JsonSerializerOptions(AnswerJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>One answer.</summary>
    public static string Serialize(AnswerResult result) => Serialize(result, id: null);

    /// <summary>One answer of a batch, behind the id of its question.</summary>
    public static string Serialize(AnswerResult result, JsonElement? id)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonSerializer.Serialize(Of(result, id), Context.AnswerLine);
    }

    /// <summary>The line of a batch whose question could not be read or answered.</summary>
    public static string SerializeError(JsonElement? id, string error) =>
        JsonSerializer.Serialize(new ErrorLine(id, error), Context.ErrorLine);

    private static AnswerLine Of(AnswerResult result, JsonElement? id) => result switch
    {
        AnswerResult.Answered found => Of(result, id, found.Citations) with
        {
            Status = "answered",
            Answer = found.Answer,
            AnswerDerived = found is { Answer: not null, AnswerDerived: true } ? true : null,
        },
        AnswerResult.Abstained none => Of(result, id, none.Related),
        _ => throw new UnreachableException(),
    };

    private static AnswerLine Of(AnswerResult result, JsonElement? id, IReadOnlyList<Citation> citations) => new()
    {
        Id = id,
        AnswerId = result.AnswerId,
        Question = result.Question,
        AsOf = result.AsOf.ToString(),
        Confidence = Math.Round(result.Confidence, 4),
        Notes = result.Notes,
        Citations = [.. citations.Select(citation => Of(citation, result is AnswerResult.Abstained))],
        Coverage = new CoverageLine(result.Coverage.Articles, result.Coverage.Sources, result.Coverage.Newest?.ToString()),
        ElapsedMs = Math.Round(result.Elapsed.TotalMilliseconds, 2),
    };

    private static CitationLine Of(Citation citation, bool isRelated) => new()
    {
        Marker = citation.Marker,
        Snippet = citation.Snippet,
        ArticleId = citation.ArticleId.Value,
        Title = citation.Title,
        Source = citation.Source,
        Url = citation.Url,
        Link = citation.Link,
        Published = citation.Published.ToString(),
        Undated = citation.IsUndated ? true : null,
        Start = citation.Start,
        End = citation.End,
        AlsoReportedBy = citation.AlsoReportedBy,
        Related = isRelated ? true : null,
        Explanation = citation.Explanation.Count > 0 ? citation.Explanation : null,
    };
}

/// <summary>An answer as it is written; its members are written in this order.</summary>
internal sealed record AnswerLine
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Id { get; init; }

    public required string AnswerId { get; init; }

    public required string Question { get; init; }

    public required string AsOf { get; init; }

    public string Status { get; init; } = "notFound";

    public string? Answer { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? AnswerDerived { get; init; }

    public required double Confidence { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<CitationLine> Citations { get; init; }

    public required CoverageLine Coverage { get; init; }

    public required double ElapsedMs { get; init; }
}

/// <summary>A citation as it is written; its members are written in this order.</summary>
internal sealed record CitationLine
{
    public required int Marker { get; init; }

    public required string Snippet { get; init; }

    public required string ArticleId { get; init; }

    public required string Title { get; init; }

    public required string Source { get; init; }

    public required string? Url { get; init; }

    public required string? Link { get; init; }

    public required string Published { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Undated { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required IReadOnlyList<string> AlsoReportedBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Related { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScorePart>? Explanation { get; init; }
}

/// <summary>What is covered, as it is written.</summary>
internal sealed record CoverageLine(int Articles, int Sources, string? Newest);

/// <summary>A failed line of a batch, as it is written.</summary>
internal sealed record ErrorLine(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id,
    string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerLine))]
[JsonSerializable(typeof(ErrorLine))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
