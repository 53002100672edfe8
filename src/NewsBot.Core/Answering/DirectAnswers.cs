using NewsBot.Answering.Direct;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>A short answer made of the citations' words.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsDerived">Whether it is a date worked out from a weekday and the day of publication.</param>
/// <param name="Probability">How likely it is right, from 0 to 1.</param>
internal sealed record DirectAnswer(string Text, bool IsDerived, double Probability)
{
    /// <summary>Measured on questions of one year with what was learned on the other: of the answers that are at least so likely, 80 of 100 are right.</summary>
    private const double LeastProbability = 0.44;

    /// <summary>A figure that another report has; null where none has another.</summary>
    public OtherFigure? Other { get; init; }

    /// <summary>Whether it may be shown.</summary>
    public bool IsCertain => Probability >= LeastProbability;
}

/// <summary>
/// shown citations -> the likeliest short direct answer: what could answer is read from quotes and headlines, measured, and
/// turned into probabilities, one of them that none is right.
/// </summary>
internal static class DirectAnswers
{
    /// <summary>So many citations are read; later ones change little.</summary>
    public const int Citations = 3;

    /// <summary>The likeliest answer, certain or not; null where nothing could be one.</summary>
    /// <param name="question">As it was typed.</param>
    /// <param name="ranking">What was found.</param>
    /// <param name="citations">What is shown, best first.</param>
    public static DirectAnswer? Find(string question, Ranking ranking, IReadOnlyList<Citation> citations)
    {
        if (Likely(Candidates(question, ranking, citations), ranking) is not [var best, .. var others])
            return null;
        if (OtherFigure.Find(best.Candidate, others) is not { } other)
            return new DirectAnswer(best.Candidate.Text, best.Candidate.IsDerived, best.Probability);
        return OtherFigure.Replaces(other, best) // then both were right at their time
            ? new DirectAnswer(other.Candidate.Text, IsDerived: false, best.Probability + other.Probability) { Other = OtherFigure.Of(best.Candidate) }
            : new DirectAnswer(best.Candidate.Text, IsDerived: false, best.Probability) { Other = OtherFigure.Of(other.Candidate) };
    }

    /// <summary>What could answer, measured.</summary>
    public static List<AnswerCandidate> Candidates(string question, Ranking ranking, IReadOnlyList<Citation> citations)
    {
        if (ranking.Passages.Count == 0 || ranking.Question.Parsed.Type is AnswerType.YesNo or AnswerType.Reason or AnswerType.Manner)
            return []; // the quote answers these
        var words = TextWords.Read(question);
        var together = PairMentions.VerbOf(words);
        var shown = citations.Take(Citations).ToList();
        var read = shown.SelectMany(ReadText.Of).ToList();
        var stems = read.SelectMany(text => text.Words).Select(w => w.Word.Stem).ToHashSet();
        var evidence = new Evidence(ranking, stems);
        var texts = read.ConvertAll(text => new ShownText(text, evidence));
        var candidates = new CandidateReader(evidence, ranking).Read(texts, Trimmings.Outlets(texts, shown.Select(c => c.Source)), together);
        return new AnswerMeasures(ranking, evidence, words, ranking.Question.Parsed.AsksForSeveral || together is not null).Measure(candidates);
    }

    /// <summary>Each by how likely its words, those of shorter candidates within it included, are right; the likeliest first.</summary>
    private static List<LikelyAnswer> Likely(List<AnswerCandidate> candidates, Ranking ranking)
    {
        if (candidates.Count == 0)
            return [];
        var none = AnswerWeights.ScoreOfNone(ranking);
        var scores = candidates.ConvertAll(AnswerWeights.Score);
        var top = Math.Max(none, scores.Max());
        var total = Math.Exp(none - top) + scores.Sum(score => Math.Exp(score - top));
        return
        [
            .. candidates.Select(candidate => new LikelyAnswer(candidate, candidates.Select((c, i) => candidate.Covers(c) ? Math.Exp(scores[i] - top) / total : 0).Sum()))
                .OrderByDescending(likely => likely.Probability),
        ];
    }
}

/// <summary>What could answer, and how likely it is right, from 0 to 1.</summary>
internal sealed record LikelyAnswer(AnswerCandidate Candidate, double Probability);
