using NewsBot.App.Evaluation;
using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>Learns all numbers, measures them, and writes them.</summary>
internal sealed class TrainingRun(NewsArchive archive, IReadOnlyList<TrainingQuestion> questions)
{
    /// <summary>Prints how well what is learned from one year answers the questions of the other.</summary>
    public async Task CrossValidateAsync(CancellationToken ct)
    {
        var all = new Measurement();
        foreach (var (year, known, asked) in Years())
        {
            (await LearnedNumbers.LearnAsync(archive, known, Ablation.Nothing, ct)).Use();
            var one = new Measurement();
            await AskAsync(asked, [one, all], ct);
            Report.Print($"trained without {year}, asked those of {year}", one);
            Report.PrintSilence(one);
        }

        Report.Print("each year by what was trained without it", all);
        Report.PrintSilence(all);
        Report.PrintDirect(all);
    }

    /// <summary>Prints the same for each group of measures that is left out.</summary>
    public async Task AblateAsync(CancellationToken ct)
    {
        foreach (var leftOut in Ablation.All)
        {
            var measured = new Measurement();
            foreach (var (_, known, asked) in Years())
            {
                (await LearnedNumbers.LearnAsync(archive, known, leftOut, ct)).Use();
                await AskAsync(asked, [measured], ct);
            }

            Report.Print($"each year by what was trained without it, and without {leftOut.Name}", measured);
        }
    }

    /// <summary>Learns from all questions and prints the figures of the same.</summary>
    public async Task<LearnedNumbers> LearnAsync(CancellationToken ct)
    {
        var numbers = await LearnedNumbers.LearnAsync(archive, questions, Ablation.Nothing, ct);
        numbers.Use();
        var measured = new Measurement();
        await AskAsync(questions, [measured], ct);
        Report.Print("trained on all, asked the same", measured);
        Report.PrintSilence(measured);
        return numbers;
    }

    /// <summary>Each year with the questions of the others and with its own.</summary>
    private IEnumerable<(string Year, List<TrainingQuestion> Known, List<TrainingQuestion> Asked)> Years() =>
        questions.Select(q => q.Year).Distinct().Order(StringComparer.Ordinal)
            .Select(year => (year, questions.Where(q => q.Year != year).ToList(), questions.Where(q => q.Year == year).ToList()));

    private async Task AskAsync(IEnumerable<TrainingQuestion> asked, Measurement[] measurements, CancellationToken ct)
    {
        foreach (var question in asked)
        {
            var result = await archive.Answerer.AnswerAsync(new Question(question.Asked.Text) { AsOf = question.Asked.AsOf, Limit = EvaluationScore.Depth }, ct);
            var shown = await ShownCase.FindAsync(archive, question, ct);
            foreach (var measurement in measurements)
            {
                measurement.Add(question, result);
                measurement.AddDirect(question, shown?.Direct);
            }
        }
    }
}
