using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.App.Evaluation;

namespace NewsBot.Training;

/// <summary>How the product answers questions, counted set by set.</summary>
internal sealed class Measurement
{
    private readonly Dictionary<TrainingSet, EvaluationScore> _ranked = [];
    private readonly Dictionary<TrainingSet, EvaluationScore> _answered = [];
    private readonly List<(TrainingSet Set, double Confidence)> _confidences = [];
    private readonly List<(TrainingSet Set, double Probability, bool IsRight)> _direct = [];

    /// <summary>The sets of which questions were asked.</summary>
    public IEnumerable<TrainingSet> Sets => TrainingSet.All.Where(_answered.ContainsKey);

    /// <summary>The figures of a set as if every question had been answered.</summary>
    public JsonObject Ranked(TrainingSet set) => _ranked[set].ToFigures();

    /// <summary>The figures of a set.</summary>
    public JsonObject Answered(TrainingSet set) => _answered[set].ToFigures();

    /// <summary>The share of a set's questions that are less certain than some bound.</summary>
    public double ShareBelow(TrainingSet set, double bound)
    {
        var all = _confidences.Where(c => c.Set == set).ToList();
        return all.Count == 0 ? 0 : all.Count(c => c.Confidence < bound) / (double)all.Count;
    }

    /// <summary>The confidence below which a share of a set's questions lies.</summary>
    public double BoundOf(TrainingSet set, double share)
    {
        var sorted = _confidences.Where(c => c.Set == set).Select(c => c.Confidence).Order().ToList();
        return sorted[(int)(sorted.Count * share)];
    }

    /// <summary>The share of a set's questions that get a direct answer from some probability on, and the share of these that are right.</summary>
    public (double Shown, double Right) DirectFrom(TrainingSet set, double probability)
    {
        var all = _direct.FindAll(d => d.Set == set);
        var shown = all.FindAll(d => d.Probability >= probability);
        return (shown.Count / (double)Math.Max(1, all.Count), shown.Count(d => d.IsRight) / (double)Math.Max(1, shown.Count));
    }

    /// <summary>Counts the likeliest direct answer, shown or not; null where there is none.</summary>
    public void AddDirect(TrainingQuestion question, DirectAnswer? direct) =>
        _direct.Add((question.Set, direct?.Probability ?? 0, direct is not null && question.IsAnsweredBy(direct.Text)));

    /// <summary>Counts an ending.</summary>
    public void Add(TrainingQuestion question, AnswerResult result)
    {
        ScoreOf(_answered, question).Add(question.Asked, result, question.Gold);
        ScoreOf(_ranked, question).Add(question.Asked, result is AnswerResult.Abstained none ? new AnswerResult.Answered(none) : result, question.Gold);
        _confidences.Add((question.Set, result.Confidence));
    }

    private static EvaluationScore ScoreOf(Dictionary<TrainingSet, EvaluationScore> scores, TrainingQuestion question)
    {
        if (!scores.TryGetValue(question.Set, out var score))
            scores.Add(question.Set, score = new EvaluationScore());
        return score;
    }
}
