using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>How likely the best passage answers the question.</summary>
internal static class Confidence
{
    /// <summary>From 0 to 1; 0 where there is no passage.</summary>
    public static double Of(Ranking ranking)
    {
        if (ranking.Passages is not [var best, ..])
            return 0;
        var evidence = best[Feature.Coverage] + best[Feature.TitleCoverage] - best[Feature.MissingNames];
        return 1 / (1 + Math.Exp(-8 * (evidence - 0.5)));
    }
}
