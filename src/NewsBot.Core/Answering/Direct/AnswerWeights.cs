using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>
/// How much each <see cref="AnswerFeature"/> counts: a softmax over the possible answers of a question and the case that none of
/// them is right, fitted on questions of news quizzes of 2022 and 2023, on the same as people type them and a year later, and on
/// questions that the archive cannot answer; fitted on either year it is as good on the other.
/// </summary>
internal static class AnswerWeights
{
    /// <summary>How many features there are.</summary>
    public static readonly int Count = Enum.GetValues<AnswerFeature>().Length;

    private static readonly Dictionary<AnswerFeature, double> Weights = new()
    {
        [AnswerFeature.Mass] = 0.75,
        [AnswerFeature.NearMass] = 0.60,
        [AnswerFeature.Common] = -0.35,
        [AnswerFeature.Nearness] = 3.03,
        [AnswerFeature.Begins] = 0.92,
        [AnswerFeature.InBoth] = 0.90,
        [AnswerFeature.Noun] = 0.71,
        [AnswerFeature.NounElsewhere] = 0.52,
        [AnswerFeature.Exact] = 2.35,
        [AnswerFeature.Unlikely] = -0.79,
        [AnswerFeature.Located] = 0.47,
        [AnswerFeature.Several] = 2.48,
    };

    /// <summary>How rarely a question of a kind has a short answer.</summary>
    private static readonly Dictionary<AnswerType, double> Without = new()
    {
        [AnswerType.Any] = 1.65,
        [AnswerType.Person] = 0.96,
        [AnswerType.Place] = 0.17,
        [AnswerType.Date] = 0.61,
        [AnswerType.Count] = 1.26,
        [AnswerType.Money] = 1.06,
        [AnswerType.Percent] = -0.33,
        [AnswerType.Organisation] = -0.22,
        [AnswerType.Title] = 0.21,
        [AnswerType.Name] = 0.76,
    };

    /// <summary>The score of a possible answer.</summary>
    public static double Score(AnswerCandidate candidate) => Weights.Sum(weight => weight.Value * candidate[weight.Key]);

    /// <summary>The score of the case that none is right.</summary>
    public static double ScoreOfNone(Ranking ranking)
    {
        var best = ranking.Passages[0];
        return 2.86
            + Without.GetValueOrDefault(ranking.Question.Parsed.Type)
            + (2.13 * best[Feature.Coverage])
            + (3.53 * best[Feature.MissingNames])
            + (1.75 / Math.Max(1, ranking.Question.Parsed.Terms.Count));
    }
}
