using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.App.Evaluation;

/// <summary>
/// Counts how well questions are answered. A@k: the gold string stands in one of the first k quotes. seen@k: there or in the
/// headlines of their articles. doc@1: the first cited article holds the answer. A direct answer is right where it contains the gold
/// string; <c>answer right</c> is the share of those that are shown. Questions without an answer count for
/// <c>abstained</c> only; <c>silent</c> is the share of the others that were not answered.
/// </summary>
internal sealed class EvaluationScore
{
    /// <summary>How many citations are looked at.</summary>
    public const int Depth = 10;

    private static readonly int[] QuoteDepths = [1, 3, Depth];
    private static readonly int[] SeenDepths = [1, 3];

    private readonly List<int> _quoteRanks = [];
    private readonly List<int> _seenRanks = [];
    private readonly List<double> _times = [];
    private int _firstArticles;
    private int _shown;
    private int _right;
    private int _exact;
    private int _silent;
    private int _unanswerable;
    private int _abstained;

    /// <summary>Counts one ending; <paramref name="articles"/> are those that hold the answer.</summary>
    public void Add(EvaluationQuestion question, AnswerResult result, IReadOnlySet<ArticleId> articles)
    {
        _times.Add(result.Elapsed.TotalMilliseconds);
        var isSilent = result is AnswerResult.Abstained;
        if (question.Answer is not { } gold)
        {
            _unanswerable++;
            _abstained += isSilent ? 1 : 0;
            return;
        }

        var citations = result is AnswerResult.Answered found ? found.Citations.Take(Depth).ToArray() : [];
        _silent += isSilent ? 1 : 0;
        _quoteRanks.Add(1 + Array.FindIndex(citations, c => GoldText.StandsIn(gold, c.Snippet)));
        _seenRanks.Add(1 + Array.FindIndex(citations, c => GoldText.StandsIn(gold, c.Snippet) || GoldText.StandsIn(gold, c.Title)));
        _firstArticles += citations is [var first, ..] && articles.Contains(first.ArticleId) ? 1 : 0;
        if (result is AnswerResult.Answered { Answer: { } answer })
            AddAnswer(gold, answer);
    }

    private void AddAnswer(string gold, string answer)
    {
        _shown++;
        _right += GoldText.StandsIn(gold, answer) ? 1 : 0;
        _exact += answer.Trim().Equals(gold.Trim(), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    /// <summary>The figures by their names; those that no question counts for are left out.</summary>
    public JsonObject ToFigures()
    {
        var figures = new JsonObject();
        var answerable = _quoteRanks.Count;
        if (answerable > 0)
        {
            foreach (var depth in QuoteDepths)
                figures[$"A@{depth}"] = Share(_quoteRanks.Count(rank => rank > 0 && rank <= depth), answerable);
            foreach (var depth in SeenDepths)
                figures[$"seen@{depth}"] = Share(_seenRanks.Count(rank => rank > 0 && rank <= depth), answerable);
            figures["MRR"] = Share(_quoteRanks.Sum(rank => rank > 0 ? 1.0 / rank : 0), answerable);
            figures["doc@1"] = Share(_firstArticles, answerable);
            figures["answer shown"] = Share(_shown, answerable);
            figures["answer contains gold"] = Share(_right, answerable);
            figures["answer is gold"] = Share(_exact, answerable);
            if (_shown > 0)
                figures["answer right"] = Share(_right, _shown);
            figures["silent"] = Share(_silent, answerable);
            figures["n"] = answerable;
        }

        if (_unanswerable > 0)
        {
            figures["abstained"] = Share(_abstained, _unanswerable);
            figures["unanswerable"] = _unanswerable;
        }

        AddTimes(figures);
        return figures;
    }

    private void AddTimes(JsonObject figures)
    {
        if (_times.Count == 0)
            return;
        double[] sorted = [.. _times.Order()];
        figures["ms p50"] = Math.Round(sorted[sorted.Length / 2], 2);
        figures["ms p95"] = Math.Round(sorted[(int)(sorted.Length * 0.95)], 2);
    }

    private static double Share(double part, int whole) => Math.Round(part / whole, 4);
}
