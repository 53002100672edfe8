namespace NewsBot.Retrieval;

/// <summary>
/// How much each <see cref="Feature"/> counts: a softmax over the passages of a question, fitted so that those that hold the answer
/// come first, on questions of news quizzes of 2022 and 2023 and the same as people type them; fitted on either year it is as good
/// on the other.
/// </summary>
internal static class RankingWeights
{
    private static readonly double[] Weights = InOrder(new Dictionary<Feature, double>
    {
        [Feature.Coverage] = 3.3,
        [Feature.TitleCoverage] = 1.9,
        [Feature.ContextCoverage] = 3.5,
        [Feature.MissingNames] = -1.7,
        [Feature.Article] = 4.2,
        [Feature.CoveredArticle] = 1.8,
        [Feature.CoveredRecency] = 1.6,
        [Feature.RecencyNow] = 4.2,
        [Feature.TypedAnswer] = 2.9,
        [Feature.Lead] = 2.4,
        [Feature.Neighbours] = 2.9,
        [Feature.Proximity] = 0.5,
        [Feature.InTime] = 0.4,
        [Feature.Votes] = 1.6,
    });

    public static double Score(double[] features)
    {
        var score = 0.0;
        for (var i = 0; i < features.Length; i++)
            score += Weights[i] * features[i];
        return score;
    }

    public static double Of(Feature feature) => Weights[(int)feature];

    private static double[] InOrder(Dictionary<Feature, double> weights) => [.. Enum.GetValues<Feature>().Select(f => weights[f])];
}
