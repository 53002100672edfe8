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
        [RankingWeights.Learned, RankingWeights.LearnedOfBest, AnswerWordWeights.Learned, AnswerWordWeights.LearnedKinds, Confidence.Learned, AnswerWeights.Learned, AnswerWeights.LearnedNone];

    /// <summary>The numbers of each section.</summary>
    public required IReadOnlyList<double[]> Values { get; init; }

    /// <summary>
    /// Learns from some questions. A passage's votes depend on the scores of the others, and so on the weights: the ranking is learned
    /// three times, each time from what the weights of the time before measure. The words of the answer are learned from what is ranked
    /// so, and then what tells the best passages from each other. Direct answers need the ranking, and the confidence needs both.
    /// </summary>
    public static async Task<LearnedNumbers> LearnAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Ablation leftOut, CancellationToken ct)
    {
        const int Rounds = 3;
        Confidence.Learned.Replace(ConfidenceTraining.Start);
        RankingWeights.Learned.Replace(RankingTraining.StartWithout(leftOut));
        RankingWeights.LearnedOfBest.Replace(RankingTraining.NothingOfBest);
        for (var round = 0; round < Rounds; round++)
            RankingWeights.Learned.Replace(Rounded(await RankingTraining.FitAsync(archive, questions, leftOut, ct)));
        var (words, kinds) = await AnswerWordTraining.FitAsync(archive, questions, leftOut, ct);
        AnswerWordWeights.Learned.Replace(Rounded(words));
        AnswerWordWeights.LearnedKinds.Replace(Rounded(kinds));
        RankingWeights.LearnedOfBest.Replace(Rounded(await RankingTraining.FitOfBestAsync(archive, questions, leftOut, ct)));
        var (answers, none) = AnswerTraining.Fit([.. (await ShowAsync(archive, questions, ct)).Select(shown => shown.Answers).Where(a => a.Answers.Count > 0)]);
        AnswerWeights.Learned.Replace(Rounded(answers));
        AnswerWeights.LearnedNone.Replace(Rounded(none));
        Confidence.Learned.Replace(Rounded(ConfidenceTraining.Fit(await ShowAsync(archive, questions, ct))));
        return new LearnedNumbers { Values = [.. Sections.Select(section => section.Values)] };
    }

    private static async Task<List<ShownCase>> ShowAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, CancellationToken ct)
    {
        var cases = new List<ShownCase>();
        foreach (var question in questions)
        {
            if (await ShownCase.FindAsync(archive, question, ct) is { } shown)
                cases.Add(shown);
        }

        return cases;
    }

    /// <summary>Lets the product use these numbers from now on.</summary>
    public void Use()
    {
        foreach (var (section, values) in Sections.Zip(Values))
            section.Replace(values);
    }

    private static double[] Rounded(double[] weights) => [.. weights.Select(weight => Math.Round(weight, Decimals) + 0.0)]; // no -0
}
