using NewsBot.Answering;
using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>What is shown for a question, as far as it is learned from.</summary>
/// <param name="Question">The question.</param>
/// <param name="Confidence">What was measured, by <see cref="ConfidenceFeature"/>.</param>
/// <param name="IsQuoted">Whether a citation holds the answer.</param>
/// <param name="Answers">What could answer in short.</param>
/// <param name="Direct">The likeliest of it; null where there is none.</param>
internal sealed record ShownCase(TrainingQuestion Question, double[] Confidence, bool IsQuoted, PossibleAnswers Answers, DirectAnswer? Direct)
{
    /// <summary>What the product shows for a question; null where it finds nothing.</summary>
    public static async Task<ShownCase?> FindAsync(NewsArchive archive, TrainingQuestion question, CancellationToken ct)
    {
        await using var snapshot = await archive.OpenAsync(ct);
        var asked = new Question(question.Asked.Text) { AsOf = question.Asked.AsOf };
        var finding = await archive.Answerer.RankAsync(snapshot, asked, ct);
        var shown = await archive.Answerer.CiteAsync(snapshot, asked, finding, ct);
        return shown.Citations.Count == 0 ? null : new ShownCase(
            question,
            Answering.Confidence.Measure(shown.Ranking, shown.Direct),
            shown.Citations.Any(citation => question.IsAnsweredBy(citation.Snippet)),
            PossibleAnswers.Of(question, shown),
            shown.Direct);
    }

    /// <summary>How certain these weights are that the archive answers.</summary>
    public double Probability(double[] weights) => 1 / (1 + Math.Exp(-Vector.Dot(weights, Confidence)));
}
