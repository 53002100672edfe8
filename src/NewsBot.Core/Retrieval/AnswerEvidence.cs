using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Tells of stored words how well each could be the kind of answer that a question asks for; its own words never are.</summary>
internal sealed class AnswerEvidence(WeightedQuestion question)
{
    private const double Weak = 0.5;
    private const double Unlikely = 0.2;

    /// <summary>A capital at the start of a sentence tells less.</summary>
    private const double AtStart = 0.7;

    /// <summary>So far behind a number stands what it counts.</summary>
    private const int UnitDistance = 3;

    private readonly AnswerType _type = question.Parsed.Type;
    private readonly bool _isYear = question.Parsed.Head is "year";
    private readonly uint? _head = question.Parsed.Head.Length == 0 ? null : StemCache.StemOf(question.Parsed.Head);
    private readonly Func<uint, double> _place = PlacesOf(question.Parsed.Head);

    /// <summary>The best of some words, from 0, nothing, to 1.</summary>
    public double In(ReadOnlySpan<Word> words)
    {
        var best = 0.0;
        for (var i = 0; i < words.Length && best < 1; i++)
            best = Math.Max(best, At(words, i));
        return best;
    }

    /// <summary>The word at a place, from 0 to 1.</summary>
    public double At(ReadOnlySpan<Word> words, int i)
    {
        var strength = _type switch
        {
            AnswerType.Person => IsName(words[i]) ? PersonAt(words, i) : 0,
            AnswerType.Place => IsName(words[i]) ? _place(words[i].Stem) : 0,
            AnswerType.Organisation or AnswerType.Title or AnswerType.Name or AnswerType.Any => IsName(words[i]) ? NameAt(words, i) : 0,
            AnswerType.Date => DateAt(words[i]),
            AnswerType.Count => CountAt(words, i),
            AnswerType.Money => MoneyAt(words, i),
            AnswerType.Percent => words[i].Shape is WordShape.Percent || (words[i].IsFigure && Follows(words, i, WordSet.Shares)) ? 1 : words[i].IsFigure ? Unlikely : 0,
            AnswerType.Reason => WordSet.Causes.Contains(words[i].Stem) ? 1 : 0,
            _ => 0,
        };
        return strength > 0 && question.PlaceOf(words[i].Stem) < 0 ? strength : 0;
    }

    private double PersonAt(ReadOnlySpan<Word> words, int i)
    {
        if (PlaceNames.CountryStems.Contains(words[i].Stem))
            return Unlikely;
        var isPair = (i + 1 < words.Length && words[i + 1].IsCapitalised) || (i > 0 && words[i - 1].IsCapitalised && question.PlaceOf(words[i - 1].Stem) < 0);
        return isPair ? 1 : i > 0 ? Weak : Weak * AtStart;
    }

    private static double NameAt(ReadOnlySpan<Word> words, int i) =>
        (PlaceNames.CountryStems.Contains(words[i].Stem) ? Weak : 1) * (i > 0 ? 1 : AtStart);

    private double DateAt(Word word)
    {
        if (_isYear)
            return word.Shape is WordShape.Year ? 1 : 0;
        if (IsTime(word) || word.Shape is WordShape.Year)
            return 1;
        return WordSet.RelativeDays.Contains(word.Stem) ? Weak : word.Shape is WordShape.Number ? Unlikely : 0;
    }

    private double CountAt(ReadOnlySpan<Word> words, int i)
    {
        if (words[i].Shape is not (WordShape.Number or WordShape.Mixed) && !WordSet.NumberWords.Contains(words[i].Stem))
            return words[i].IsFigure ? Unlikely : 0;
        for (var next = i + 1; _head is { } head && next <= i + UnitDistance && next < words.Length; next++)
        {
            if (words[next].Stem == head)
                return 1;
        }

        return Weak;
    }

    private static double MoneyAt(ReadOnlySpan<Word> words, int i) =>
        words[i].Shape is WordShape.Money || (words[i].IsFigure && (Follows(words, i, WordSet.Currencies) || Follows(words, i + 1, WordSet.Currencies))) ? 1
        : words[i].IsFigure ? Weak : 0;

    /// <summary>How well a name is the kind of place that is asked for.</summary>
    private static Func<uint, double> PlacesOf(string head) => head switch
    {
        "country" or "countries" or "nation" => stem => PlaceNames.CountryStems.Contains(stem) ? 1 : Unlikely,
        "state" or "states" => stem => PlaceNames.StateStems.Contains(stem) ? 1 : Unlikely,
        "" or "place" or "location" or "region" or "capital" => stem => IsLand(stem) ? 1 : Weak,
        _ => stem => IsLand(stem) ? Weak : 1,
    };

    private static bool IsLand(uint stem) => PlaceNames.CountryStems.Contains(stem) || PlaceNames.StateStems.Contains(stem);

    private static bool Follows(ReadOnlySpan<Word> words, int i, FrozenSet<uint> set) => i + 1 < words.Length && set.Contains(words[i + 1].Stem);

    private static bool IsName(Word word) => word.IsCapitalised && !IsTime(word);

    private static bool IsTime(Word word) => WordSet.MonthsAndWeekdays.Contains(word.Stem);
}
