using NewsBot.Answering.Direct;

namespace NewsBot.Answering;

/// <summary>A figure that one shown report has where another has the one that is answered: tolls rise, and estimates differ.</summary>
/// <param name="Text">The figure, as the report writes it.</param>
/// <param name="Marker">The citation that has it.</param>
internal sealed record OtherFigure(string Text, int Marker)
{
    /// <summary>Looked at on an archive of news: five of the seven figures that were at least so likely were of the same thing.</summary>
    private const double LeastProbability = 0.03;

    /// <summary>A newer report is believed where it is at least so likely beside the likeliest.</summary>
    private const double LeastShareOfNewer = 1.0 / 3;

    /// <summary>The figure of a candidate.</summary>
    public static OtherFigure Of(AnswerCandidate candidate) => new(candidate.Text, candidate.Mentions[0].Text.Marker);

    /// <summary>The likeliest that contradicts an answer; null where the reports agree.</summary>
    /// <param name="answer">The likeliest answer.</param>
    /// <param name="others">What else could be, the likeliest first.</param>
    public static LikelyAnswer? Find(AnswerCandidate answer, IEnumerable<LikelyAnswer> others) => answer.Look is Look.Number or Look.Money or Look.Percent
        ? others.TakeWhile(other => other.Probability >= LeastProbability).FirstOrDefault(other => Contradicts(other.Candidate, answer))
        : null;

    /// <summary>Whether it is what an older answer has become since.</summary>
    public static bool Replaces(LikelyAnswer other, LikelyAnswer answer) =>
        other.Probability >= LeastShareOfNewer * answer.Probability && DayOf(other.Candidate) > DayOf(answer.Candidate);

    /// <summary>Two figures of one report are of two things.</summary>
    private static bool Contradicts(AnswerCandidate other, AnswerCandidate answer) =>
        other.Look == answer.Look && other[AnswerFeature.Exact] > 0 && UnitOf(other) == UnitOf(answer) && !answer.Covers(other) && !other.Covers(answer)
        && !MarkersOf(other).Intersect(MarkersOf(answer)).Any();

    private static uint? UnitOf(AnswerCandidate figure) => AmountMentions.IsUnit(figure.Words[^1].Folded) ? figure.Words[^1].Word.Stem : null;

    private static IEnumerable<int> MarkersOf(AnswerCandidate figure) => figure.Mentions.Select(mention => mention.Text.Marker);

    private static DateOnly DayOf(AnswerCandidate figure) => figure.Mentions.Max(mention => mention.Text.Published);
}
