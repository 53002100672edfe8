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
        [AnswerFeature.Mass] = 1.06,
        [AnswerFeature.NearMass] = 0.46,
        [AnswerFeature.Common] = -0.52,
        [AnswerFeature.Nearness] = 0.84,
        [AnswerFeature.Begins] = 0.73,
        [AnswerFeature.InBoth] = 0.95,
        [AnswerFeature.Noun] = 0.44,
        [AnswerFeature.NounElsewhere] = 0.60,
        [AnswerFeature.Exact] = 2.37,
        [AnswerFeature.Unlikely] = -0.40,
        [AnswerFeature.Located] = 0.78,
        [AnswerFeature.Several] = 2.87,
    };

    /// <summary>How rarely a question of a kind has a short answer.</summary>
    private static readonly Dictionary<AnswerType, double> Without = new()
    {
        [AnswerType.Any] = 1.95,
        [AnswerType.Person] = 1.26,
        [AnswerType.Place] = 0.59,
        [AnswerType.Date] = 1.50,
        [AnswerType.Count] = 1.41,
        [AnswerType.Money] = 1.63,
        [AnswerType.Percent] = -0.62,
        [AnswerType.Organisation] = 0.34,
        [AnswerType.Title] = 0.92,
        [AnswerType.Name] = 1.16,
    };

    /// <summary>The score of a possible answer.</summary>
    public static double Score(AnswerCandidate candidate) => Weights.Sum(weight => weight.Value * candidate[weight.Key]);

    /// <summary>The score of the case that none is right.</summary>
    public static double ScoreOfNone(Ranking ranking)
    {
        var best = ranking.Passages[0];
        return 3.26
            + Without.GetValueOrDefault(ranking.Question.Parsed.Type)
            + (2.62 * best[Feature.Coverage])
            + (3.25 * best[Feature.MissingNames]);
    }
}
