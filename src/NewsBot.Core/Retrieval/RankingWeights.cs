namespace NewsBot.Retrieval;

/// <summary>
/// How much each <see cref="Feature"/> counts: a softmax over the passages of a question, fitted so that those that hold the answer
/// come first, on questions of news quizzes of 2022 and 2023 and the same as people type them; fitted on either year it is as good
/// on the other. Lead and MissingNames were held while the others were fitted, since in a small archive the answer stands less often
/// at the beginning of an article, and a name of the question tells more; in a large one that costs nothing.
/// </summary>
internal static class RankingWeights
{
    private static readonly double[] Weights = InOrder(new Dictionary<Feature, double>
    {
        [Feature.Coverage] = 1.9,
        [Feature.TitleCoverage] = 0.9,
        [Feature.ContextCoverage] = 2.6,
        [Feature.MissingNames] = -4.0,
        [Feature.Article] = 3.6,
        [Feature.CoveredArticle] = 1.4,
        [Feature.CoveredRecency] = 2.4,
        [Feature.RecencyNow] = 3.2,
        [Feature.TypedAnswer] = 2.1,
        [Feature.Lead] = 2.0,
        [Feature.Neighbours] = 2.4,
        [Feature.Proximity] = 0.5,
        [Feature.InTime] = 0.2,
        [Feature.Votes] = 3.2,
        [Feature.OtherVotes] = 1.5,
    });

    public static double Score(double[] features)
    {
        var score = 0.0;
        for (var i = 0; i < features.Length; i++)
            score += Weights[i] * features[i];
        return score;
    }

    public static double ScoreOf(double[] features, params ReadOnlySpan<Feature> some)
    {
        var score = 0.0;
        foreach (var feature in some)
            score += Of(feature) * features[(int)feature];
        return score;
    }

    public static double Of(Feature feature) => Weights[(int)feature];

    private static double[] InOrder(Dictionary<Feature, double> weights) => [.. Enum.GetValues<Feature>().Select(f => weights[f])];
}
