using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Finds in stored words what could be the kind of answer that is asked for and does not stand in the question.</summary>
internal static class AnswerEvidence
{
    private const double Weak = 0.5;

    /// <summary>From 0, nothing, to 1.</summary>
    public static double In(ReadOnlySpan<Word> words, WeightedQuestion question)
    {
        var best = 0.0;
        for (var i = 0; i < words.Length && best < 1; i++)
        {
            if (question.PlaceOf(words[i].Stem) < 0)
                best = Math.Max(best, At(words, i, question));
        }

        return best;
    }

    private static double At(ReadOnlySpan<Word> words, int i, WeightedQuestion question) => question.Parsed.Type switch
    {
        AnswerType.Person => PersonAt(words, i, question),
        AnswerType.Place or AnswerType.Organisation or AnswerType.Title or AnswerType.Name => words[i].IsCapitalised && !IsTime(words[i]) ? i > 0 ? 1 : Weak : 0,
        AnswerType.Date => IsTime(words[i]) || words[i].Shape is WordShape.Year ? 1 : WordSet.RelativeDays.Contains(words[i].Stem) ? Weak : 0,
        AnswerType.Count => words[i].Shape is WordShape.Number or WordShape.Money or WordShape.Percent || WordSet.NumberWords.Contains(words[i].Stem) ? 1 : words[i].IsFigure ? Weak : 0,
        AnswerType.Money => MoneyAt(words, i),
        AnswerType.Percent => words[i].Shape is WordShape.Percent || (words[i].IsFigure && Follows(words, i, WordSet.Shares)) ? 1 : 0,
        AnswerType.Reason => WordSet.Causes.Contains(words[i].Stem) ? 1 : 0,
        _ => 0,
    };

    private static double PersonAt(ReadOnlySpan<Word> words, int i, WeightedQuestion question)
    {
        if (!words[i].IsCapitalised || IsTime(words[i]))
            return 0;
        var isPair = i + 1 < words.Length && words[i + 1].IsCapitalised && question.PlaceOf(words[i + 1].Stem) < 0 && !IsTime(words[i + 1]);
        return isPair ? 1 : i > 0 ? Weak : 0;
    }

    private static double MoneyAt(ReadOnlySpan<Word> words, int i) =>
        words[i].Shape is WordShape.Money || (words[i].IsFigure && (Follows(words, i, WordSet.Currencies) || Follows(words, i + 1, WordSet.Currencies))) ? 1
        : words[i].Shape is WordShape.Number ? Weak : 0;

    private static bool Follows(ReadOnlySpan<Word> words, int i, System.Collections.Frozen.FrozenSet<uint> set) => i + 1 < words.Length && set.Contains(words[i + 1].Stem);

    private static bool IsTime(Word word) => WordSet.Months.Contains(word.Stem) || WordSet.Weekdays.Contains(word.Stem);
}
