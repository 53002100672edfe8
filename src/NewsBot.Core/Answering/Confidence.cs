using System.Numerics;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// How likely the archive answers the question: a logistic model of what the best passage and its article have of it, of how near in
/// time the best passages are to each other, and of how likely the likeliest short answer is; learned from questions that an archive
/// answers and from questions asked months before their news happened.
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
        Set(ConfidenceFeature.Season, best[Feature.Season]);
        Set(ConfidenceFeature.IsAboutNow, question.Parsed.IsAboutNow ? 1 : 0);
        Set(ConfidenceFeature.ContextCoverage, best[Feature.ContextCoverage]);
        Set(ConfidenceFeature.TypedAnswer, best[Feature.TypedAnswer]);
        Set(ConfidenceFeature.Lead, best[Feature.Lead]);
        Set(ConfidenceFeature.DirectAnswer, direct?.Probability ?? 0);
        Set(ConfidenceFeature.AgeSpread, AgeSpreadOf(ranking));
        Set(ConfidenceFeature.MatchedWords, BitOperations.PopCount(best.Matched) / (double)Math.Max(1, question.Weights.Length));
        Set(ConfidenceFeature.Candidate, best.Candidate.Score / question.TotalWeight);
        return features;

        void Set(ConfidenceFeature feature, double value) => features[(int)feature] = value;
    }

    /// <summary>The standard deviation of the logarithms of the ages, in days.</summary>
    private static double AgeSpreadOf(Ranking ranking)
    {
        const int Passages = 10;
        var ages = ranking.Passages.Take(Passages).Select(p => Math.Log(1 + Math.Max(0, (ranking.Recency.Newest - p.Candidate.Published).TotalDays))).ToList();
        var mean = ages.Average();
        return Math.Sqrt(ages.Average(age => (age - mean) * (age - mean)));
    }
}
