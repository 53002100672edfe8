using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>
/// Learns the weights of <see cref="AnswerWordFeature"/> and of the kinds of words: a softmax over the words of a question's best passages
/// whose mass is to lie on those of the answer.
/// </summary>
internal static class AnswerWordTraining
{
    private const int Steps = 120;
    private const double Pace = 0.1;
    private const double Shrinkage = 1;
    private const double LeastMass = 1e-12;

    /// <summary>The weights that fit some questions best: of the features, and of the kinds.</summary>
    public static async Task<(double[] Features, double[] Kinds)> FitAsync(
        NewsArchive archive, IReadOnlyList<TrainingQuestion> questions, Ablation leftOut, CancellationToken ct)
    {
        var rows = new List<ReadWords>();
        foreach (var question in questions.Where(q => q.IsAnswerable))
        {
            await using var snapshot = await archive.OpenAsync(ct);
            var finding = await archive.Answerer.RankAsync(snapshot, new Question(question.Asked.Text) { AsOf = question.Asked.AsOf }, ct);
            rows.Add(ReadWords.Of(question, finding.Ranking));
        }

        return Fit(rows.FindAll(row => row.AreRight.Contains(true)), [.. Enum.GetValues<AnswerWordFeature>().Select(leftOut.Words.Contains)]);
    }

    private static (double[] Features, double[] Kinds) Fit(List<ReadWords> rows, bool[] held)
    {
        var features = new double[AnswerWordWeights.Learned.Names.Count];
        var kinds = new double[AnswerWordWeights.LearnedKinds.Names.Count];
        var (adam, adamKinds) = (new Adam(features, Pace), new Adam(kinds, Pace));
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, gradientKinds) = (new double[features.Length], new double[kinds.Length]);
            foreach (var row in rows)
                AddGradient(row, (gradient, gradientKinds), (features, kinds));
            Vector.Add(gradient, -Shrinkage, features);
            Vector.Add(gradientKinds, -Shrinkage, kinds);
            adam.Step([.. gradient.Select(slope => slope / rows.Count)], held);
            adamKinds.Step([.. gradientKinds.Select(slope => slope / rows.Count)], new bool[kinds.Length]);
        }

        return (features, kinds);
    }

    private static void AddGradient(ReadWords row, (double[] Features, double[] Kinds) gradient, (double[] Features, double[] Kinds) weights)
    {
        double[] shares = [.. row.Words.Select(word => Vector.Dot(weights.Features, word.Features) + weights.Kinds[word.Kind])];
        Vector.Softmax(shares);
        var right = LeastMass + shares.Where((_, i) => row.AreRight[i]).Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            var pull = row.Weight * ((row.AreRight[i] ? shares[i] / right : 0) - shares[i]);
            Vector.Add(gradient.Features, pull, row.Words[i].Features);
            gradient.Kinds[row.Words[i].Kind] += pull;
        }
    }

    /// <summary>The words of one question's best passages.</summary>
    /// <param name="Weight">How much the question counts.</param>
    /// <param name="Words">What was measured of each.</param>
    /// <param name="AreRight">Which of them are of the answer.</param>
    private sealed record ReadWords(double Weight, List<AnswerWord> Words, List<bool> AreRight)
    {
        public static ReadWords Of(TrainingQuestion question, Ranking ranking)
        {
            using var read = PassageWords.Of([.. ranking.Passages.Take(Votes.Voters)], ranking.Question);
            var words = AnswerWords.Of(read).Words;
            var answer = TextWords.Read(question.Asked.Answer ?? "").Where(word => !word.IsStopWord).Select(word => word.Word.Stem).ToHashSet();
            return new ReadWords(question.Set.Ranking, words, words.ConvertAll(word => answer.Contains(word.Stem)));
        }
    }
}
