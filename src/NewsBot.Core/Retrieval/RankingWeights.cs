namespace NewsBot.Retrieval;

/// <summary>How much each <see cref="Feature"/> counts.</summary>
internal static class RankingWeights
{
    private static readonly double[] Weights = InOrder(new Dictionary<Feature, double>
    {
        [Feature.Coverage] = 4,
        [Feature.TitleCoverage] = 2,
        [Feature.ArticleCoverage] = 1,
        [Feature.MissingNames] = -1,
        [Feature.RarestWord] = 0.3,
        [Feature.Article] = 2,
        [Feature.Recency] = 0.5,
        [Feature.TypedAnswer] = 1,
        [Feature.Lead] = 0.5,
        [Feature.Neighbours] = 0.5,
        [Feature.Proximity] = 0.2,
        [Feature.Length] = 0.3,
        [Feature.Fragment] = -0.5,
        [Feature.Speculation] = -0.1,
        [Feature.InTime] = 1,
        [Feature.Votes] = 0.5,
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
