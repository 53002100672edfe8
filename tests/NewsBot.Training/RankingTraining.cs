using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>What was measured of one passage.</summary>
/// <param name="Features">By <see cref="Feature"/>.</param>
/// <param name="Before">The score that it has already, whatever is learned.</param>
internal readonly record struct MeasuredPassage(double[] Features, double Before)
{
    /// <summary>Whether it holds the answer.</summary>
    public bool IsRight { get; init; }

    /// <summary>Whether its article does.</summary>
    public bool IsInGold { get; init; }
}

/// <summary>The measured passages of one question.</summary>
/// <param name="Weight">How much the question counts.</param>
/// <param name="Passages">Best first.</param>
internal sealed record MeasuredQuestion(double Weight, List<MeasuredPassage> Passages);

/// <summary>
/// Learns the weights of <see cref="Feature"/>: a softmax over the passages of a question whose mass is to lie on those that hold the
/// answer, and on those of articles that do.
/// </summary>
internal static class RankingTraining
{
    /// <summary>Fewer lose right passages, more change nothing.</summary>
    private const int PassagesPerQuestion = 150;

    private const double LeastMass = 1e-11;

    private static readonly Climb ForAll = new(Steps: 500, Pace: 0.1, Shrinkage: 0.001, ArticleShare: 2);

    private static readonly Climb ForBest = new(Steps: 300, Pace: 0.03, Shrinkage: 0.02, ArticleShare: 1.75);

    /// <summary>
    /// Held while the others are learned: in a small archive the answer stands less often at the beginning of an article, and a name of
    /// the question tells more; in a large one that costs nothing.
    /// </summary>
    private static readonly Dictionary<Feature, double> Held = new() { [Feature.Lead] = 2, [Feature.MissingNames] = -4 };

    /// <summary>What is measured of every passage.</summary>
    private static readonly Feature[] OfAll = [.. Enum.GetValues<Feature>().Take(RankingWeights.Learned.Names.Count)];

    /// <summary>Where learning the weights of all passages starts: everything speaks for a passage, but for what is held and what is left out.</summary>
    public static double[] StartWithout(Ablation leftOut) =>
        [.. OfAll.Select(feature => leftOut.Features.Contains(feature) ? 0 : Held.GetValueOrDefault(feature, 1))];

    /// <summary>Where learning those of the best starts.</summary>
    public static double[] NothingOfBest => new double[RankedPassage.FeatureCount];

    /// <summary>The weights of all passages that fit some questions best.</summary>
    public static async Task<double[]> FitAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Ablation leftOut, CancellationToken ct)
    {
        var rows = await MeasureAsync(archive, questions, PassagesPerQuestion, passage => new(passage.Features[..OfAll.Length], 0), ct);
        var weights = StartWithout(leftOut);
        bool[] held = [.. OfAll.Select(feature => Held.ContainsKey(feature) || leftOut.Features.Contains(feature))];
        Fit(weights, held, rows.ConvertAll(row => row with { Weight = row.Weight / rows.Count }), ForAll);
        return weights;
    }

    /// <summary>
    /// The weights of the best passages that fit some questions best, on top of the scores that they have. All that is measured counts in
    /// the same unit, its spread, and is drawn to nothing: a few hundred questions would else be learned by heart.
    /// </summary>
    public static async Task<double[]> FitOfBestAsync(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Ablation leftOut, CancellationToken ct)
    {
        var rows = await MeasureAsync(archive, questions, Votes.Voters, passage => new(passage.Features, passage.Score), ct);
        var weights = NothingOfBest;
        var spreads = SpreadsOf(rows);
        bool[] held = [.. Enum.GetValues<Feature>().Select(feature => leftOut.Features.Contains(feature) || spreads[(int)feature] < LeastMass)];
        var total = rows.Sum(row => row.Weight);
        Fit(weights, held, rows.ConvertAll(row => new MeasuredQuestion(row.Weight / total, row.Passages.ConvertAll(InSpreads))), ForBest);
        return [.. weights.Select((weight, i) => held[i] ? 0 : weight / spreads[i])];

        MeasuredPassage InSpreads(MeasuredPassage passage) => passage with { Features = [.. passage.Features.Select((value, i) => held[i] ? 0 : value / spreads[i])] };
    }

    private static void Fit(double[] weights, bool[] held, List<MeasuredQuestion> rows, Climb climb)
    {
        var adam = new Adam(weights, climb.Pace);
        for (var step = 0; step < climb.Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var row in rows)
                AddGradient(gradient, row, weights, climb.ArticleShare);
            Vector.Add(gradient, -climb.Shrinkage, weights);
            adam.Step(gradient, held);
        }
    }

    private static double[] SpreadsOf(List<MeasuredQuestion> rows) => [.. Enumerable.Range(0, RankedPassage.FeatureCount).Select(i =>
    {
        var values = rows.SelectMany(row => row.Passages).Select(passage => passage.Features[i]).ToList();
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    })];

    private static void AddGradient(double[] gradient, MeasuredQuestion row, double[] weights, double articleShare)
    {
        var (weight, passages) = row;
        var shares = passages.Select(p => p.Before + Vector.Dot(weights, p.Features)).ToArray();
        Vector.Softmax(shares);
        double right = 0, inGold = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            right += passages[i].IsRight ? shares[i] : 0;
            inGold += passages[i].IsInGold ? shares[i] : 0;
        }

        for (var i = 0; i < shares.Length; i++)
        {
            var pull = Pull(passages[i].IsRight, shares[i], right) + (articleShare * Pull(passages[i].IsInGold, shares[i], inGold));
            Vector.Add(gradient, weight * pull, passages[i].Features);
        }
    }

    private static double Pull(bool isWanted, double share, double wanted) =>
        wanted < LeastMass ? 0 : (isWanted ? share / wanted : 0) - share;

    /// <summary>The best passages of the questions of which one is right.</summary>
    private static async Task<List<MeasuredQuestion>> MeasureAsync(
        NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, int most, Func<RankedPassage, MeasuredPassage> measure, CancellationToken ct)
    {
        var rows = new List<MeasuredQuestion>();
        foreach (var question in questions.Where(q => q.IsAnswerable))
        {
            await using var snapshot = await archive.OpenAsync(ct);
            var finding = await archive.Answerer.RankAsync(snapshot, new Question(question.Asked.Text) { AsOf = question.Asked.AsOf }, ct);
            var bodies = new Dictionary<long, string>();
            var passages = new List<MeasuredPassage>();
            foreach (var passage in finding.Ranking.Passages.Take(most))
            {
                if (!bodies.TryGetValue(passage.Candidate.Version, out var body))
                    bodies[passage.Candidate.Version] = body = (await snapshot.ReadAsync(passage.Candidate, ct)).Article.Body;
                passages.Add(measure(passage) with
                {
                    IsRight = question.IsAnsweredBy(passage.Span.In(body).ToString()),
                    IsInGold = question.Gold.Contains(passage.Candidate.Article),
                });
            }

            if (passages.Exists(p => p.IsRight))
                rows.Add(new MeasuredQuestion(question.Set.Ranking, passages));
        }

        return rows;
    }

    /// <summary>How weights are learned.</summary>
    /// <param name="Steps">How many steps are taken.</param>
    /// <param name="Pace">How long they are.</param>
    /// <param name="Shrinkage">How strongly every weight is drawn to nothing.</param>
    /// <param name="ArticleShare">How much the right article counts beside the right passage.</param>
    private sealed record Climb(int Steps, double Pace, double Shrinkage, double ArticleShare);
}
