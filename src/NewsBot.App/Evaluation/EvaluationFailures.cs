using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;

namespace NewsBot.App.Evaluation;

/// <summary>Sorts the questions whose first quote does not hold the answer by what went wrong, and keeps the first few of each kind.</summary>
/// <param name="most">How many of each kind are kept.</param>
internal sealed class EvaluationFailures(int most)
{
    private const string AnotherArticle = "another article";
    private const string AnotherSentence = "another sentence of the right article";
    private const string HeadlineOnly = "headline only";
    private const string Silent = "silent";
    private const string NotAnswerable = "wrong though unanswerable";

    private readonly Dictionary<string, List<Failure>> _failures =
        new[] { AnotherArticle, AnotherSentence, HeadlineOnly, Silent, NotAnswerable }.ToDictionary(kind => kind, _ => new List<Failure>());

    /// <summary>Sorts one ending; <paramref name="articles"/> are those that hold the answer.</summary>
    public void Add(EvaluationQuestion question, AnswerResult result, IReadOnlySet<ArticleId> articles)
    {
        if (KindOf(question, result, articles) is { } kind)
            _failures[kind].Add(new Failure(question, result.Quotes is [var first, ..] ? first : null));
    }

    /// <summary>The kinds, each with its number and its first questions.</summary>
    public JsonObject ToJson() => new(_failures.Select(kind => KeyValuePair.Create(kind.Key, (JsonNode?)new JsonObject
    {
        ["n"] = kind.Value.Count,
        ["first"] = new JsonArray([.. kind.Value.Take(most).Select(failure => failure.ToJson())]),
    })));

    /// <summary>The same to read.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (kind, failures) in _failures.Where(kind => kind.Value.Count > 0))
        {
            text.Append('\n').Append(kind).Append(": ").Append(failures.Count).Append('\n');
            foreach (var failure in failures.Take(most))
                failure.Write(text);
        }

        return text.ToString();
    }

    private static string? KindOf(EvaluationQuestion question, AnswerResult result, IReadOnlySet<ArticleId> articles)
    {
        if (question.Answer is not { } gold)
            return result is AnswerResult.Answered ? NotAnswerable : null;
        if (result is not AnswerResult.Answered { Citations: [var first, ..] })
            return Silent;
        if (GoldText.StandsIn(gold, first.Snippet))
            return null;
        if (GoldText.StandsIn(gold, first.Title))
            return HeadlineOnly;
        return articles.Contains(first.ArticleId) ? AnotherSentence : AnotherArticle;
    }

    private sealed record Failure(EvaluationQuestion Question, Citation? First)
    {
        public JsonObject ToJson() => new()
        {
            ["id"] = Question.Id,
            ["question"] = Question.Text,
            ["asOf"] = Question.AsOf?.ToString(),
            ["answer"] = Question.Answer,
            ["snippet"] = First?.Snippet,
            ["title"] = First?.Title,
            ["source"] = First?.Source,
            ["url"] = First?.Url,
            ["published"] = First?.Published.ToString(),
        };

        public void Write(StringBuilder text)
        {
            Line(text, "  ", $"{Question.Id}: {Question.Text}{(Question.AsOf is { } asOf ? $" (as of {asOf})" : "")}");
            if (Question.Answer is { } answer)
                Line(text, "    answer  ", answer);
            Line(text, "    quote   ", First?.Snippet ?? "none");
            if (First is not null)
                Line(text, "            ", $"{First.Title} ({First.Source}, {First.Published})");
        }

        /// <summary>What articles say must not control the terminal.</summary>
        private static void Line(StringBuilder text, string label, string foreign) => text.Append(label).Append(TerminalReplyRenderer.OneLine(foreign)).Append('\n');
    }
}
