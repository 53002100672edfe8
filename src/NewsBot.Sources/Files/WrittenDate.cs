using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Sources.Files;

/// <summary>Reads dates as news pages write them: <c>February 19, 2023</c>, <c>19. Februar 2023</c>, <c>19.02.2023</c>, <c>2023-02-19T14:02Z</c>.</summary>
internal static class WrittenDate
{
    private const int LongestText = 200;

    private static readonly SearchValues<char> DateUnits = SearchValues.Create("0123456789-./");
    private static readonly SearchValues<char> TimeEnds = SearchValues.Create(" \t,;|)");

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = MonthNames(
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari", "february feb februar février févr fevrier febrero febbraio fevereiro fev februari",
        "march mar märz mär maerz mrz mars marzo março maart mrt", "april apr avril avr abril abr aprile", "may mai mayo maggio mag maio mei",
        "june jun juni juin junio giugno giu junho", "july jul juli juillet juil julio luglio lug julho", "august aug août aout agosto ago augustus",
        "september sep sept septembre septiembre setiembre settembre set setembro", "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro", "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro");

    /// <summary>The first date in a short text. A date of which day and month cannot be told apart, such as <c>02/03/2023</c>, is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out NewsTime time)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        return TryReadDigits(text, out time) || TryReadWords(text, out time);
    }

    /// <summary><c>2023-02-19</c>, with or without a time, <c>19.02.2023</c>, <c>19/02/2023</c>.</summary>
    private static bool TryReadDigits(ReadOnlySpan<char> text, out NewsTime time)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])))
                continue;
            var rest = text[at..];
            var length = rest.IndexOfAnyExcept(DateUnits);
            var token = (length < 0 ? rest : rest[..length]).TrimEnd("-./");
            if (TryReadNumbers(token, out time))
            {
                ReadInstant(rest, ref time);
                return true;
            }
        }

        time = default;
        return false;
    }

    private static bool TryReadNumbers(ReadOnlySpan<char> token, out NewsTime time)
    {
        time = default;
        Span<Range> ranges = stackalloc Range[4];
        if (token.Length is < 8 or > 10 || token.SplitAny(ranges, "-./") != 3)
            return false;
        var (first, second, third) = (Number(token[ranges[0]]), Number(token[ranges[1]]), Number(token[ranges[2]]));
        var mark = token[ranges[0].End.Value];
        if (first > 31)
            return TryDay(first, second, third, out time);
        if (mark == '.' || first > 12)
            return TryDay(third, second, first, out time);
        return mark == '/' && (second > 12 || first == second) && TryDay(third, first, second, out time);
    }

    private static void ReadInstant(ReadOnlySpan<char> rest, ref NewsTime time)
    {
        var end = rest.IndexOfAny(TimeEnds);
        var token = end < 0 ? rest : rest[..end];
        if (token.Contains('T') && NewsTime.TryParse(token.ToString(), out var instant))
            time = instant;
    }

    /// <summary><c>February 19, 2023</c>, <c>19 February 2023</c>, <c>19. Februar 2023</c>, <c>19 de febrero de 2023</c>, <c>1er février 2023</c>.</summary>
    private static bool TryReadWords(ReadOnlySpan<char> text, out NewsTime time)
    {
        var words = Words(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!Months.TryGetValue(text[words[i]], out var month))
                continue;
            var (before, after, last) = (NumberAt(text, words, i - 1), NumberAt(text, words, i + 1), NumberAt(text, words, i + 2));
            if (before is >= 1 and <= 31 && TryDay(after, month, before, out time))
                return true;
            if (after is >= 1 and <= 31 && TryDay(last, month, after, out time))
                return true;
        }

        time = default;
        return false;
    }

    private static List<Range> Words(ReadOnlySpan<char> text)
    {
        var words = new List<Range>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;
            if (at > start && text[start..at] is not ("de" or "of" or "del" or "the"))
                words.Add(start..at);
        }

        return words;
    }

    private static int NumberAt(ReadOnlySpan<char> text, List<Range> words, int index)
    {
        if (index < 0 || index >= words.Count)
            return 0;
        var word = text[words[index]];
        foreach (var ending in (ReadOnlySpan<string>)["st", "nd", "rd", "th", "er"])
        {
            if (word.Length is 3 or 4 && word.EndsWith(ending, StringComparison.Ordinal))
                word = word[..^2];
        }

        return Number(word);
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        digits.Length <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool TryDay(int year, int month, int day, out NewsTime time)
    {
        var isDay = year is >= 1800 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        time = isDay ? NewsTime.OfDay(new DateOnly(year, month, day)) : default;
        return isDay;
    }

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthNames(params string[] months) =>
        months.SelectMany((names, index) => names.Split(' ').Select(name => KeyValuePair.Create(name, index + 1)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
