using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>
/// How much each <see cref="AnswerFeature"/> counts: a softmax over the possible answers of a question and the case that none of
/// them is right, fitted on questions of news quizzes of 2022 and 2023, on the same as people type them (which weigh fourfold, for they
/// are fewer) and a year later, and on questions that the archive cannot answer; fitted on either year it is as good on the other.
/// </summary>
internal static class AnswerWeights
{
    /// <summary>How many features there are.</summary>
    public static readonly int Count = Enum.GetValues<AnswerFeature>().Length;

    private static readonly Dictionary<AnswerFeature, double> Weights = new()
    {
        [AnswerFeature.Mass] = 0.80,
        [AnswerFeature.NearMass] = 0.55,
        [AnswerFeature.Common] = -0.44,
        [AnswerFeature.Nearness] = 0.69,
        [AnswerFeature.Begins] = 0.87,
        [AnswerFeature.InBoth] = 0.89,
        [AnswerFeature.Noun] = 0.69,
        [AnswerFeature.NounElsewhere] = 0.45,
        [AnswerFeature.Exact] = 2.24,
        [AnswerFeature.Unlikely] = -0.68,
        [AnswerFeature.Located] = 0.48,
        [AnswerFeature.Several] = 2.09,
    };

    /// <summary>How rarely a question of a kind has a short answer.</summary>
    private static readonly Dictionary<AnswerType, double> Without = new()
    {
        [AnswerType.Any] = 2.00,
        [AnswerType.Person] = 1.06,
        [AnswerType.Place] = 0.30,
        [AnswerType.Date] = 0.82,
        [AnswerType.Count] = 1.59,
        [AnswerType.Money] = 1.23,
        [AnswerType.Percent] = -0.48,
        [AnswerType.Organisation] = -0.21,
        [AnswerType.Title] = 0.74,
        [AnswerType.Name] = 0.93,
    };

    /// <summary>The score of a possible answer.</summary>
    public static double Score(AnswerCandidate candidate) => Weights.Sum(weight => weight.Value * candidate[weight.Key]);

    /// <summary>The score of the case that none is right.</summary>
    public static double ScoreOfNone(Ranking ranking)
    {
        var best = ranking.Passages[0];
        return 3.53
            + Without.GetValueOrDefault(ranking.Question.Parsed.Type)
            + (1.62 * best[Feature.Coverage])
            + (2.85 * best[Feature.MissingNames]);
    }
}
