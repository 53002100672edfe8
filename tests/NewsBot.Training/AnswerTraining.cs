using NewsBot.Answering;
using NewsBot.Answering.Direct;

namespace NewsBot.Training;

/// <summary>
/// Learns the weights of <see cref="AnswerFeature"/> and of the case that no answer is right: a softmax over the possible answers of a
/// question and that case.
/// </summary>
internal static class AnswerTraining
{
    private const int Steps = 300;
    private const double Pace = 0.1;
    private const double Shrinkage = 0.5;

    /// <summary>The weights that fit some questions best: of answers, and of the case that there is none.</summary>
    public static (double[] Answers, double[] None) Fit(IReadOnlyList<PossibleAnswers> rows)
    {
        var answers = new double[AnswerWeights.Learned.Names.Count];
        var none = new double[AnswerWeights.LearnedNone.Names.Count];
        var (adam, adamNone) = (new Adam(answers, Pace), new Adam(none, Pace));
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, gradientNone) = (new double[answers.Length], new double[none.Length]);
            foreach (var row in rows)
                row.AddGradient(gradient, gradientNone, answers, none);
            Vector.Add(gradient, -Shrinkage, answers);
            Vector.Add(gradientNone, -Shrinkage, none);
            adam.Step(Scaled(gradient, rows.Count), new bool[answers.Length]);
            adamNone.Step(Scaled(gradientNone, rows.Count), new bool[none.Length]);
        }

        return (answers, none);
    }

    private static double[] Scaled(double[] gradient, int count) => [.. gradient.Select(slope => slope / count)];
}

/// <summary>The possible answers of one question.</summary>
/// <param name="Weight">How much the question counts.</param>
/// <param name="Answers">What was measured of each.</param>
/// <param name="AreRight">Which of them hold the gold string.</param>
/// <param name="None">What was measured of the case that none is right.</param>
internal sealed record PossibleAnswers(double Weight, List<double[]> Answers, List<bool> AreRight, double[] None)
{
    /// <summary>Those of a question.</summary>
    public static PossibleAnswers Of(TrainingQuestion question, Cited shown)
    {
        var candidates = DirectAnswers.Candidates(question.Asked.Text, shown.Ranking, shown.Citations);
        return new PossibleAnswers(
            question.Set.Answers,
            candidates.ConvertAll(candidate => candidate.Features),
            candidates.ConvertAll(candidate => question.IsAnsweredBy(candidate.Text)),
            AnswerWeights.MeasureNone(shown.Ranking));
    }

    /// <summary>Adds the slope at some weights.</summary>
    public void AddGradient(double[] gradient, double[] gradientNone, double[] answers, double[] none)
    {
        double[] shares = [.. Answers.Select(features => Vector.Dot(answers, features)), Vector.Dot(none, None)];
        Vector.Softmax(shares);
        var right = 0.0;
        for (var i = 0; i < Answers.Count; i++)
            right += AreRight[i] ? shares[i] : 0;
        for (var i = 0; i < Answers.Count; i++)
            Vector.Add(gradient, Weight * ((AreRight[i] ? shares[i] / right : 0) - shares[i]), Answers[i]);
        Vector.Add(gradientNone, Weight * ((AreRight.Contains(true) ? 0 : 1) - shares[^1]), None);
    }
}
