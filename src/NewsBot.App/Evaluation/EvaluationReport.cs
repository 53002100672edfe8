using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.App.Evaluation;

/// <summary>What asking many questions brought: the figures of all, those of groups of them, and what went wrong.</summary>
/// <param name="group">The group of a question; null where they are not split.</param>
/// <param name="mostFailures">How many failures of each kind are kept; null where none are wanted.</param>
internal sealed class EvaluationReport(Func<EvaluationQuestion, AnswerResult, string>? group, int? mostFailures)
{
    private const int GroupWidth = 13;
    private const int Gap = 2;
    private const int FewestColumns = 6;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EvaluationScore _all = new();
    private readonly SortedDictionary<string, EvaluationScore> _groups = new(StringComparer.Ordinal);
    private readonly EvaluationFailures? _failures = mostFailures is { } most ? new EvaluationFailures(most) : null;

    /// <summary>Counts one ending; <paramref name="articles"/> are those that hold the answer.</summary>
    public void Add(EvaluationQuestion question, AnswerResult result, IReadOnlySet<ArticleId> articles)
    {
        _all.Add(question, result, articles);
        _failures?.Add(question, result, articles);
        if (group is null)
            return;
        var name = group(question, result);
        if (!_groups.TryGetValue(name, out var score))
            _groups.Add(name, score = new EvaluationScore());
        score.Add(question, result, articles);
    }

    /// <summary>All of it as one line of JSON.</summary>
    public string ToJson()
    {
        var figures = _all.ToFigures();
        if (group is not null)
            figures["by"] = new JsonObject(_groups.Select(g => KeyValuePair.Create(g.Key, (JsonNode?)g.Value.ToFigures())));
        if (_failures is not null)
            figures["failures"] = _failures.ToJson();
        return figures.ToJsonString(Readable) + "\n";
    }

    /// <summary>All of it to read.</summary>
    public string ToText()
    {
        var figures = _all.ToFigures();
        var width = figures.Select(figure => figure.Key.Length).Append(0).Max();
        var text = new StringBuilder();
        foreach (var (name, figure) in figures)
            text.Append(CultureInfo.InvariantCulture, $"{name.PadLeft(width)}  {figure}\n");
        if (group is not null)
            WriteGroups(text, [.. figures.Select(figure => figure.Key)]);
        return text.Append(_failures?.ToText()).ToString();
    }

    private void WriteGroups(StringBuilder text, List<string> names)
    {
        text.Append('\n').Append(' ', GroupWidth);
        foreach (var name in names)
            text.Append(name.PadLeft(Width(name)));
        text.Append('\n');
        foreach (var (name, score) in _groups)
        {
            var figures = score.ToFigures();
            text.Append(name.PadRight(GroupWidth));
            foreach (var figure in names)
                text.Append((figures[figure]?.ToJsonString() ?? "").PadLeft(Width(figure)));
            text.Append('\n');
        }
    }

    private static int Width(string name) => Gap + Math.Max(FewestColumns, name.Length);
}
