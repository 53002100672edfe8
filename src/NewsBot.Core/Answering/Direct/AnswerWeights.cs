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
        [AnswerFeature.NearMass] = 0.58,
        [AnswerFeature.Common] = -0.35,
        [AnswerFeature.Nearness] = 3.00,
        [AnswerFeature.Begins] = 0.82,
        [AnswerFeature.InBoth] = 0.98,
        [AnswerFeature.Noun] = 0.71,
        [AnswerFeature.NounElsewhere] = 0.51,
        [AnswerFeature.Exact] = 2.24,
        [AnswerFeature.Unlikely] = -0.83,
        [AnswerFeature.Located] = 0.40,
        [AnswerFeature.Several] = 2.27,
    };

    /// <summary>How rarely a question of a kind has a short answer.</summary>
    private static readonly Dictionary<AnswerType, double> Without = new()
    {
        [AnswerType.Any] = 1.75,
        [AnswerType.Person] = 0.98,
        [AnswerType.Place] = 0.05,
        [AnswerType.Date] = 0.56,
        [AnswerType.Count] = 0.96,
        [AnswerType.Money] = 1.22,
        [AnswerType.Percent] = -0.36,
        [AnswerType.Organisation] = -0.32,
        [AnswerType.Title] = 0.24,
        [AnswerType.Name] = 0.81,
    };

    /// <summary>The score of a possible answer.</summary>
    public static double Score(AnswerCandidate candidate) => Weights.Sum(weight => weight.Value * candidate[weight.Key]);

    /// <summary>The score of the case that none is right.</summary>
    public static double ScoreOfNone(Ranking ranking)
    {
        var best = ranking.Passages[0];
        return 2.84
            + Without.GetValueOrDefault(ranking.Question.Parsed.Type)
            + (1.99 * best[Feature.Coverage])
            + (3.77 * best[Feature.MissingNames])
            + (1.98 / Math.Max(1, ranking.Question.Parsed.Terms.Count));
    }
}
