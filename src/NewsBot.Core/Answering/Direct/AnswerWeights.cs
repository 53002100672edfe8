using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>How much each <see cref="AnswerFeature"/> counts, and what speaks for the case that no possible answer is right.</summary>
internal static class AnswerWeights
{
    /// <summary>The weights of a possible answer, as they were learned.</summary>
    public static readonly LearnedWeights Learned = LearnedWeights.Of<AnswerFeature>("answers");

    /// <summary>Those of the case that none is right; a kind of answer counts for the questions that ask for it.</summary>
    public static readonly LearnedWeights LearnedNone = new("noAnswer", [.. Enum.GetNames<NoAnswerFeature>(), .. Enum.GetNames<AnswerType>()]);

    /// <summary>The score of a possible answer.</summary>
    public static double Score(AnswerCandidate candidate) => Learned.Score(candidate.Features);

    /// <summary>The score of the case that none is right.</summary>
    public static double ScoreOfNone(Ranking ranking) => LearnedNone.Score(MeasureNone(ranking));

    /// <summary>What is measured of that case; there is a passage.</summary>
    public static double[] MeasureNone(Ranking ranking)
    {
        var best = ranking.Passages[0];
        var features = new double[LearnedNone.Names.Count];
        features[(int)NoAnswerFeature.Always] = 1;
        features[(int)NoAnswerFeature.Coverage] = best[Feature.Coverage];
        features[(int)NoAnswerFeature.MissingNames] = best[Feature.MissingNames];
        features[(int)NoAnswerFeature.LikelyWord] = ranking.LikelyWords.Values.DefaultIfEmpty().Max();
        features[Enum.GetValues<NoAnswerFeature>().Length + (int)ranking.Question.Parsed.Type] = 1;
        return features;
    }
}
