using NewsBot.App.Evaluation;
using NewsBot.Articles;

namespace NewsBot.Training;

/// <summary>A file of questions, and how much one of its questions counts beside one of <c>questions.jsonl</c>.</summary>
/// <param name="Name">The file's name without its ending.</param>
internal sealed record TrainingSet(string Name)
{
    /// <summary>The sets that are learned from, all in one folder.</summary>
    public static readonly IReadOnlyList<TrainingSet> All =
    [
        new("questions"),
        new("later") { Ranking = 0.5, Confidence = 2.2 },
        new("chat") { Ranking = 1.5, Confidence = 1.2, Answers = 4 }, // these are few, and what people really type
        new("unanswerable"),
    ];

    /// <summary>When the ranking is learned.</summary>
    public double Ranking { get; init; } = 1;

    /// <summary>When it is learned whether the archive answers.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>When direct answers are learned.</summary>
    public double Answers { get; init; } = 1;
}

/// <summary>A question that is learned from.</summary>
/// <param name="Set">Where it is from.</param>
/// <param name="Asked">The question and its answer.</param>
/// <param name="Gold">The articles that hold the answer.</param>
internal sealed record TrainingQuestion(TrainingSet Set, EvaluationQuestion Asked, IReadOnlySet<ArticleId> Gold)
{
    private const int YearLength = 4;

    /// <summary>The year of the quiz, with which the id begins.</summary>
    public string Year => Asked.Id[..YearLength];

    /// <summary>Whether the archive answers it.</summary>
    public bool IsAnswerable => Asked.Answer is not null;

    /// <summary>Whether a text holds the answer.</summary>
    public bool IsAnsweredBy(string text) => Asked.Answer is { } answer && GoldText.StandsIn(answer, text);

    /// <summary>Reads every set of a folder.</summary>
    public static async Task<List<TrainingQuestion>> ReadAsync(string folder, GoldArticles gold, CancellationToken ct)
    {
        var questions = new List<TrainingQuestion>();
        foreach (var set in TrainingSet.All)
        {
            var path = Path.Combine(folder, $"{set.Name}.jsonl");
            await foreach (var line in File.ReadLinesAsync(path, ct))
            {
                if (!EvaluationQuestion.TryParse(line, out var asked, out var problem))
                    throw new InvalidDataException($"{path}: {problem}");
                if (asked.Id.Length < YearLength)
                    throw new InvalidDataException($"{path}: the id \"{asked.Id}\" does not begin with a year");
                questions.Add(new TrainingQuestion(set, asked, await gold.FindAsync(asked.Gold, ct)));
            }
        }

        return questions;
    }
}
