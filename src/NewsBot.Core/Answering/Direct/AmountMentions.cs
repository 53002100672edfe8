using System.Collections.Frozen;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Finds numbers with their signs, magnitudes and units, and dates, which are numbers of another kind.</summary>
internal static class AmountMentions
{
    private const string CurrencySigns = "$£€¥₹";

    private static readonly FrozenSet<string> Bounds = new[]
    {
        "more than", "less than", "fewer than", "at least", "at most", "up to", "about", "around", "nearly", "almost", "over", "under", "roughly", "approximately",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Units = """
        year years month months week weeks day days hour hours minute minutes second seconds mile miles mph km kilometers kilometres feet foot
        inch inches meters metres degrees acres tons tonnes
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenSet<string> Measures = """
        second minute hour day night week month year mile kilometer kilometre meter metre foot acre gallon liter litre barrel pint ounce pound kilo
        kilogram ton tonne person head household share unit ticket seat
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Whether a folded word is what time, length or weight is counted in.</summary>
    public static bool IsUnit(string word) => Units.Contains(word);

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<Mention> In(ShownText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if ((DateMentions.At(text, i) ?? At(text, i)) is not { } found)
                continue;
            yield return found;
            i = found.Last;
        }
    }

    private static Mention? At(ShownText text, int i)
    {
        if (!IsNumber(text, i))
            return null;
        var last = i;
        if (FollowedBy(text, i, word => char.IsAsciiDigit(word[0]) || Amount.IsNumberWord(word)) && text.Before(i + 1) is "-") // 38-35, twenty-one
            last++;
        else if (i + 2 < text.Words.Count && FollowedBy(text, i, word => word is "to") && text.Words[i + 2].Word.IsFigure && !(i > 0 && text.Words[i - 1].Folded is "from")) // a range
            last += 2;
        while (FollowedBy(text, last, Amount.IsMagnitude))
            last++;
        var kind = text.Words[i].Word.Shape is WordShape.Percent ? MentionKind.Percent : HasCurrencySign(text, i) ? MentionKind.Money : MentionKind.Number;
        if (kind is MentionKind.Number)
            (kind, last) = WithUnit(text, last);
        if (FollowedBy(text, last, word => word is "per" or "a" or "an") && FollowedBy(text, last + 1, Measures.Contains)) // $4 a gallon
            last += 2;
        return WithBound(WithSigns(text.MentionOf(kind, i, last)));
    }

    private static (MentionKind Kind, int Last) WithUnit(ShownText text, int last)
    {
        if (FollowedBy(text, last, word => word is "percent" or "pct"))
            return (MentionKind.Percent, last + 1);
        if (FollowedBy(text, last, word => word is "per") && FollowedBy(text, last + 1, word => word is "cent"))
            return (MentionKind.Percent, last + 2);
        if (FollowedBy(text, last, word => WordSet.Currencies.Contains(StemCache.StemOf(word))))
            return (MentionKind.Money, last + 1);
        return (MentionKind.Number, FollowedBy(text, last, IsUnit) ? last + 1 : last);
    }

    private static bool FollowedBy(ShownText text, int i, Predicate<string> isMeant) =>
        i + 1 < text.Words.Count && isMeant(text.Words[i + 1].Folded) && text.Before(i + 1) is " " or "-" or "\u00a0";

    /// <summary>The 19 of "Covid-19" is none.</summary>
    private static bool IsNumber(ShownText text, int i) => !(i > 0 && text.Before(i) is "-" && char.IsLetter(text.Text[text.Words[i].Span.Start - 2]))
        && IsWrittenAsNumber(text, i);

    private static bool IsWrittenAsNumber(ShownText text, int i) => text.Words[i].Word.IsFigure || Amount.IsNumberWord(text.Words[i].Folded) || Amount.IsShortened(text.Words[i].Folded);

    private static bool HasCurrencySign(ShownText text, int i)
    {
        var start = text.Words[i].Span.Start;
        return text.Words[i].Word.Shape is WordShape.Money || (start > 0 && CurrencySigns.Contains(text.Text[start - 1], StringComparison.Ordinal));
    }

    /// <summary>What makes a number less than sure is said with it: "more than five hours".</summary>
    private static Mention WithBound(Mention mention)
    {
        var (text, i) = (mention.Text, mention.First);
        var words = i > 1 && text.Before(i - 1) is " " && Bounds.Contains($"{text.Words[i - 2].Folded} {text.Words[i - 1].Folded}") ? 2
            : i > 0 && Bounds.Contains(text.Words[i - 1].Folded) ? 1 : 0;
        if (words == 0 || text.Text[text.Words[i - 1].Span.End..mention.Span.Start] is not " ")
            return mention;
        var start = text.Words[i - words].Span.Start;
        return mention with { Span = new TextSpan(start, mention.Span.End - start) };
    }

    private static Mention WithSigns(Mention mention)
    {
        var (text, start, end) = (mention.Text.Text, mention.Span.Start, mention.Span.End);
        while (start > 0 && CurrencySigns.Contains(text[start - 1], StringComparison.Ordinal))
            start--;
        while (start < mention.Span.Start && start > 0 && char.IsAsciiLetterUpper(text[start - 1])) // US$, NZ$
            start--;
        if (end + 1 < text.Length && text[end] == ' ' && text[end + 1] is '%' or '€')
            end += 2;
        else if (end < text.Length && text[end] is '%' or '€')
            end++;
        return mention with { Span = new TextSpan(start, end - start) };
    }
}
