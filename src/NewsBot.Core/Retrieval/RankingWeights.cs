namespace NewsBot.Retrieval;

/// <summary>
/// How much each <see cref="Feature"/> counts, so that passages that hold the answer come first: once for every passage, and once more for
/// the best of them, where other things tell the right one from the others than far behind.
/// </summary>
internal static class RankingWeights
{
    /// <summary>The weights of what is measured of every passage, as they were learned.</summary>
    public static readonly LearnedWeights Learned = new("ranking", [.. Enum.GetNames<Feature>().Take((int)Feature.AnswerWords)]);

    /// <summary>Those of all that is measured of the best passages.</summary>
    public static readonly LearnedWeights LearnedOfBest = LearnedWeights.Of<Feature>("bestPassages");

    /// <summary>The score of any passage.</summary>
    public static double Score(double[] features) => Learned.Score(features);

    /// <summary>What one of the best passages gains or loses.</summary>
    public static double ScoreOfBest(double[] features) => LearnedOfBest.Score(features);

    public static double ScoreOf(double[] features, params ReadOnlySpan<Feature> some)
    {
        var score = 0.0;
        foreach (var feature in some)
            score += Of(feature) * features[(int)feature];
        return score;
    }

    /// <summary>How much a feature counts of any passage.</summary>
    public static double Of(Feature feature) => feature < Feature.AnswerWords ? Learned.Values[(int)feature] : 0;

    /// <summary>How much it counts of one of the best, in all.</summary>
    public static double OfBest(Feature feature) => Of(feature) + LearnedOfBest.Values[(int)feature];
}
