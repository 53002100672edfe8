using NewsBot.Answering;
using NewsBot.Answering.Direct;
using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>All numbers that are learned, rounded as they are written.</summary>
internal sealed record LearnedNumbers
{
    private const int Decimals = 2;

    /// <summary>The sections of the file, in order.</summary>
    public static readonly IReadOnlyList<LearnedWeights> Sections =
        [RankingWeights.Learned, Confidence.Learned, AnswerWeights.Learned, AnswerWeights.LearnedNone];

    /// <summary>The numbers of each section.</summary>
    public required IReadOnlyList<double[]> Values { get; init; }

    /// <summary>
    /// Learns from some questions. A passage's votes depend on the scores of the others, and so on the weights: the ranking is learned
    /// three times, each time from what the weights of the time before measure. The confidence needs the ranking, and which questions
    /// are answered needs the confidence.
    /// </summary>
    public static async Task<LearnedNumbers> LearnAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, CancellationToken ct)
    {
        const int Rounds = 3;
        Confidence.Learned.Replace(ConfidenceTraining.Start);
        RankingWeights.Learned.Replace(RankingTraining.Start);
        for (var round = 0; round < Rounds; round++)
            RankingWeights.Learned.Replace(Rounded(await RankingTraining.FitAsync(archive, questions, ct)));
        var cases = new List<ShownCase>();
        foreach (var question in questions)
        {
            if (await ShownCase.FindAsync(archive, question, ct) is { } shown)
                cases.Add(shown);
        }

        var confidence = Rounded(ConfidenceTraining.Fit(cases));
        var answered = cases.Where(c => c.Answers.Answers.Count > 0 && c.Probability(confidence) >= NewsArchive.Settings.MinimumConfidence);
        var (answers, none) = AnswerTraining.Fit([.. answered.Select(c => c.Answers)]);
        return new LearnedNumbers { Values = [RankingWeights.Learned.Values, confidence, Rounded(answers), Rounded(none)] };
    }

    /// <summary>Lets the product use these numbers from now on.</summary>
    public void Use()
    {
        foreach (var (section, values) in Sections.Zip(Values))
            section.Replace(values);
    }

    private static double[] Rounded(double[] weights) => [.. weights.Select(weight => Math.Round(weight, Decimals) + 0.0)]; // no -0
}
