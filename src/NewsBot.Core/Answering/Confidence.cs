using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// How likely the archive answers the question: a logistic model of what the best passage and its article have of it and of how likely
/// the likeliest short answer is, learned from
/// questions that an archive answers and from questions asked months before their news happened.
/// </summary>
internal static class Confidence
{
    /// <summary>The weights as they were learned.</summary>
    public static readonly LearnedWeights Learned = LearnedWeights.Of<ConfidenceFeature>("confidence");

    /// <summary>From 0 to 1; 0 where there is no passage.</summary>
    /// <param name="ranking">What was found.</param>
    /// <param name="direct">The likeliest short answer; null where there is none.</param>
    public static double Of(Ranking ranking, DirectAnswer? direct) =>
        ranking.Passages.Count == 0 ? 0 : 1 / (1 + Math.Exp(-Learned.Score(Measure(ranking, direct))));

    /// <summary>What is measured, by <see cref="ConfidenceFeature"/>; there is a passage.</summary>
    public static double[] Measure(Ranking ranking, DirectAnswer? direct)
    {
        var (question, best) = (ranking.Question, ranking.Passages[0]);
        var features = new double[Learned.Names.Count];
        Set(ConfidenceFeature.Always, 1);
        Set(ConfidenceFeature.UnknownNames, question.ShareOf(question.UnknownNames));
        Set(ConfidenceFeature.MissingNames, best[Feature.MissingNames]);
        Set(ConfidenceFeature.InArticle, question.ShareOf(best.InArticle));
        Set(ConfidenceFeature.CoveredRecency, best[Feature.CoveredRecency]);
        Set(ConfidenceFeature.RecencyNow, best[Feature.RecencyNow]);
        Set(ConfidenceFeature.IsAboutNow, question.Parsed.IsAboutNow ? 1 : 0);
        Set(ConfidenceFeature.ContextCoverage, best[Feature.ContextCoverage]);
        Set(ConfidenceFeature.TypedAnswer, best[Feature.TypedAnswer]);
        Set(ConfidenceFeature.Lead, best[Feature.Lead]);
        Set(ConfidenceFeature.AnswerWords, best[Feature.AnswerWords]);
        Set(ConfidenceFeature.DirectAnswer, direct?.Probability ?? 0);
        return features;

        void Set(ConfidenceFeature feature, double value) => features[(int)feature] = value;
    }
}
