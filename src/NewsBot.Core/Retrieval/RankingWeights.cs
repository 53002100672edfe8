namespace NewsBot.Retrieval;

/// <summary>How much each <see cref="Feature"/> counts, so that passages that hold the answer come first.</summary>
internal static class RankingWeights
{
    /// <summary>The weights as they were learned.</summary>
    public static readonly LearnedWeights Learned = LearnedWeights.Of<Feature>("ranking");

    public static double Score(double[] features) => Learned.Score(features);

    public static double ScoreOf(double[] features, params ReadOnlySpan<Feature> some)
    {
        var score = 0.0;
        foreach (var feature in some)
            score += Of(feature) * features[(int)feature];
        return score;
    }

    public static double Of(Feature feature) => Learned.Values[(int)feature];
}
