using NewsBot.Answering;

namespace NewsBot.Training;

/// <summary>
/// Learns the weights of <see cref="ConfidenceFeature"/>: a logistic model of whether the archive answers, over questions that it
/// answers and questions that it cannot answer, which weigh as much together.
/// </summary>
internal static class ConfidenceTraining
{
    private const int Steps = 3000;
    private const double Pace = 0.05;
    private const double Shrinkage = 0.0003;

    /// <summary>So many of the questions that cannot be answered are to be told from the others; more would cost too many answers.</summary>
    private const double ToldShare = 0.815;

    private const double QuotedWeight = 1.2;
    private const double NotQuotedWeight = 0.8;

    /// <summary>Held while the others are learned: in a large archive a name that no article holds hardly happens, in a small one the rest says little.</summary>
    private static readonly Dictionary<ConfidenceFeature, double> Held = new() { [ConfidenceFeature.UnknownNames] = -5 };

    /// <summary>Where learning starts: nothing is known.</summary>
    public static double[] Start => [.. Enum.GetValues<ConfidenceFeature>().Select(feature => Held.GetValueOrDefault(feature))];

    /// <summary>The weights that fit some questions best.</summary>
    public static double[] Fit(IReadOnlyList<ShownCase> cases)
    {
        var weights = Start;
        var rows = cases.Select(c => (Weight: WeightOf(c), Case: c)).ToList();
        var (answerable, unanswerable) = (rows.Count(r => r.Case.Question.IsAnswerable), rows.Count(r => !r.Case.Question.IsAnswerable));
        rows = rows.ConvertAll(row => row.Case.Question.IsAnswerable ? row : row with { Weight = (double)answerable / unanswerable });
        bool[] held = [.. Enum.GetValues<ConfidenceFeature>().Select(Held.ContainsKey)];
        var adam = new Adam(weights, Pace);
        var total = rows.Sum(row => row.Weight);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (weight, shown) in rows)
                Vector.Add(gradient, weight / total * ((shown.Question.IsAnswerable ? 1 : 0) - shown.Probability(weights)), shown.Confidence);
            for (var i = 0; i < weights.Length; i++)
                gradient[i] -= i == (int)ConfidenceFeature.Always ? 0 : Shrinkage * weights[i];
            adam.Step(gradient, held);
        }

        weights[(int)ConfidenceFeature.Always] += LogOdds(NewsArchive.Settings.MinimumConfidence) - Bound(weights, cases);
        return weights;
    }

    /// <summary>Questions asked later are few, and one whose answer is quoted should not fall silent.</summary>
    private static double WeightOf(ShownCase shown) => shown.Question.Set.Confidence * (shown.IsQuoted ? QuotedWeight : NotQuotedWeight);

    /// <summary>The score below which <see cref="ToldShare"/> of the questions lie that cannot be answered.</summary>
    private static double Bound(double[] weights, IReadOnlyList<ShownCase> cases)
    {
        var scores = cases.Where(c => !c.Question.IsAnswerable).Select(c => Vector.Dot(weights, c.Confidence)).Order().ToList();
        var place = Math.Clamp((ToldShare * scores.Count) - 0.5, 0, scores.Count - 1.001); // the middle between two where a whole number lies below
        var below = (int)place;
        return double.Lerp(scores[below], scores[below + 1], place - below);
    }

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
