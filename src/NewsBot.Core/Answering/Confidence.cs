using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// How likely the archive answers the question: a logistic model of what the best passage and its article have of it, fitted on
/// questions that the archive answers and on questions asked months before their news happened. A name that no article holds at all
/// speaks against an answer by itself: in a large archive that hardly happens, in a small one the rest says little.
/// </summary>
internal static class Confidence
{
    private const double Bias = -4.85;

    /// <summary>From 0 to 1; 0 where there is no passage.</summary>
    public static double Of(Ranking ranking)
    {
        if (ranking.Passages is not [var best, ..])
            return 0;
        var evidence = Bias
            - (2.00 * ranking.Question.ShareOf(ranking.Question.UnknownNames))
            - (2.19 * best[Feature.MissingNames])
            + (2.36 * ranking.Question.ShareOf(best.InArticle))
            + (4.06 * best[Feature.CoveredRecency])
            + (2.05 * best[Feature.RecencyNow])
            - (ranking.Question.Parsed.IsAboutNow ? 2.56 : 0)
            + (1.72 * best[Feature.Votes])
            + (1.25 * best[Feature.Lead])
            + (0.086 * best.Score);
        return 1 / (1 + Math.Exp(-evidence));
    }
}
