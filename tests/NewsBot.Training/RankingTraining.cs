using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>What was measured of one passage.</summary>
/// <param name="Features">By <see cref="Feature"/>.</param>
/// <param name="IsRight">Whether it holds the answer.</param>
/// <param name="IsInGold">Whether its article does.</param>
internal readonly record struct MeasuredPassage(double[] Features, bool IsRight, bool IsInGold);

/// <summary>
/// Learns the weights of <see cref="Feature"/>: a softmax over the passages of a question whose mass is to lie on those that hold the
/// answer, and on those of articles that do.
/// </summary>
internal static class RankingTraining
{
    /// <summary>Fewer lose right passages, more change nothing.</summary>
    private const int PassagesPerQuestion = 150;

    private const int Steps = 500;
    private const double Pace = 0.1;
    private const double Shrinkage = 0.001;

    /// <summary>How much the right article counts beside the right passage.</summary>
    private const double ArticleShare = 2;

    private const double LeastMass = 1e-11;

    /// <summary>
    /// Held while the others are learned: in a small archive the answer stands less often at the beginning of an article, and a name of
    /// the question tells more; in a large one that costs nothing.
    /// </summary>
    private static readonly Dictionary<Feature, double> Held = new() { [Feature.Lead] = 2, [Feature.MissingNames] = -4 };

    /// <summary>What is measured of the best passages only, as all the rest ranks them.</summary>
    private static readonly Feature[] OfBest = [Feature.AnswerWords, Feature.NearAnswerWord, Feature.LikeWords];

    /// <summary>Where learning starts: everything speaks for a passage, but for what is held, what is learned last and what is left out.</summary>
    public static double[] StartWithout(Ablation leftOut) =>
        [.. Enum.GetValues<Feature>().Select(feature => leftOut.Features.Contains(feature) || OfBest.Contains(feature) ? 0 : Held.GetValueOrDefault(feature, 1))];

    /// <summary>The weights, but those of what is measured of the best passages, that fit some questions best.</summary>
    public static Task<double[]> FitAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Ablation leftOut, CancellationToken ct) =>
        FitAsync(archive, questions, feature => !Held.ContainsKey(feature) && !OfBest.Contains(feature) && !leftOut.Features.Contains(feature), ct);

    /// <summary>The same weights with those of what is measured of the best passages.</summary>
    public static Task<double[]> FitBestAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Ablation leftOut, CancellationToken ct) =>
        FitAsync(archive, questions, feature => OfBest.Contains(feature) && !leftOut.Features.Contains(feature), ct);

    private static async Task<double[]> FitAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Predicate<Feature> isLearned, CancellationToken ct)
    {
        var rows = new List<(double Weight, List<MeasuredPassage> Passages)>();
        foreach (var question in questions.Where(q => q.IsAnswerable))
        {
            var passages = await MeasureAsync(archive, question, ct);
            if (passages.Exists(p => p.IsRight))
                rows.Add((question.Set.Ranking, passages));
        }

        return Fit(rows, isLearned);
    }

    private static double[] Fit(List<(double Weight, List<MeasuredPassage> Passages)> rows, Predicate<Feature> isLearned)
    {
        double[] weights = [.. StartWithout(Ablation.Nothing).Zip(RankingWeights.Learned.Values, Enum.GetValues<Feature>()).Select(w => isLearned(w.Third) ? w.First : w.Second)];
        bool[] held = [.. Enum.GetValues<Feature>().Select(feature => !isLearned(feature))];
        var adam = new Adam(weights, Pace);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (weight, passages) in rows)
                AddGradient(gradient, weight / rows.Count, passages, weights);
            Vector.Add(gradient, -Shrinkage, weights);
            adam.Step(gradient, held);
        }

        return weights;
    }

    private static void AddGradient(double[] gradient, double weight, List<MeasuredPassage> passages, double[] weights)
    {
        var shares = passages.Select(p => Vector.Dot(weights, p.Features)).ToArray();
        Vector.Softmax(shares);
        double right = 0, inGold = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            right += passages[i].IsRight ? shares[i] : 0;
            inGold += passages[i].IsInGold ? shares[i] : 0;
        }

        for (var i = 0; i < shares.Length; i++)
        {
            var pull = Pull(passages[i].IsRight, shares[i], right) + (ArticleShare * Pull(passages[i].IsInGold, shares[i], inGold));
            Vector.Add(gradient, weight * pull, passages[i].Features);
        }
    }

    private static double Pull(bool isWanted, double share, double wanted) =>
        wanted < LeastMass ? 0 : (isWanted ? share / wanted : 0) - share;

    private static async Task<List<MeasuredPassage>> MeasureAsync(NewsArchive archive, TrainingQuestion question, CancellationToken ct)
    {
        await using var snapshot = await archive.OpenAsync(ct);
        var finding = await archive.Answerer.RankAsync(snapshot, new Question(question.Asked.Text) { AsOf = question.Asked.AsOf }, ct);
        var bodies = new Dictionary<long, string>();
        var measured = new List<MeasuredPassage>();
        foreach (var passage in finding.Ranking.Passages.Take(PassagesPerQuestion))
        {
            if (!bodies.TryGetValue(passage.Candidate.Version, out var body))
                bodies[passage.Candidate.Version] = body = (await snapshot.ReadAsync(passage.Candidate, ct)).Article.Body;
            measured.Add(new MeasuredPassage(
                passage.Features, question.IsAnsweredBy(passage.Span.In(body).ToString()), question.Gold.Contains(passage.Candidate.Article)));
        }

        return measured;
    }
}
