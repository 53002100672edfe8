using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>
/// Times that a question speaks of: "yesterday", "last week", "on Saturday", "next Friday", "in March", "on 18 February", "in 2022",
/// "since Tuesday", "between March and May". Words that only place the question in time are taken out of it; dates stay, since
/// sentences hold them too.
/// </summary>
internal static class TimeExpressions
{
    /// <summary>What was read.</summary>
    /// <param name="Range">The time; null where there is none.</param>
    /// <param name="Consumed">The places of words that only place the question in time.</param>
    /// <param name="IsAboutNow">Whether it speaks of now.</param>
    public sealed record Reading(TimeRange? Range, HashSet<int> Consumed, bool IsAboutNow);

    /// <summary>Reads all times of a question; the first range counts.</summary>
    public static Reading Read(IReadOnlyList<TextWord> words, DateTimeOffset now)
    {
        var (reading, calendar) = (new Reading(null, [], false), new Calendar(now));
        for (var i = 0; i < words.Count; i++)
        {
            if (SpanAt(words, i, calendar) is not { } found)
                continue;
            if (found.IsRelative)
                reading.Consumed.UnionWith(Enumerable.Range(i, found.Length));
            reading = new Reading(reading.Range ?? found.Range, reading.Consumed, reading.IsAboutNow || found.IsAboutNow);
            i += found.Length - 1;
        }

        return reading;
    }

    /// <summary>"Since Tuesday", "between March and May", or a plain time.</summary>
    private static Found? SpanAt(IReadOnlyList<TextWord> words, int i, Calendar calendar)
    {
        if (words[i].Folded is "since" && At(words, i + 1, calendar, isLed: true) is { Range: { } start })
            return new Found(1) { Range = new TimeRange(start.From, calendar.Days(0, 0).To) };
        if (words[i].Folded is "between" && At(words, i + 1, calendar, isLed: true) is { Range: { } first } one
            && i + 1 + one.Length is var and && and < words.Count && words[and].Folded is "and" && At(words, and + 1, calendar, isLed: true) is { Range: { } last } other && first.From < last.To)
            return new Found(and + other.Length - i + 1) { Range = new TimeRange(first.From, last.To) };
        return At(words, i, calendar, isLed: i > 0 && words[i - 1].Folded is "in" or "on" or "of" or "during");
    }

    /// <summary>The time that begins at a place; <paramref name="isLed"/> tells whether the word before leads one to expect it.</summary>
    private static Found? At(IReadOnlyList<TextWord> words, int i, Calendar calendar, bool isLed)
    {
        if (i >= words.Count)
            return null;
        var after = i + 1 < words.Count ? words[i + 1].Folded : "";
        return words[i].Folded switch
        {
            "today" or "tonight" => new Found(1) { Range = calendar.Days(0, 0), IsRelative = true, IsAboutNow = true },
            "yesterday" => new Found(1) { Range = calendar.Days(-1, -1), IsRelative = true, IsAboutNow = true },
            "recently" or "currently" or "latest" or "now" => new Found(1) { IsRelative = true, IsAboutNow = true },
            "this" or "past" when after is "week" => new Found(2) { IsRelative = true, IsAboutNow = true },
            "this" or "past" when after is "month" => new Found(2) { Range = calendar.Days(-31, 0), IsRelative = true, IsAboutNow = true },
            "this" when after is "year" => new Found(2) { Range = calendar.Year(calendar.Now.Year), IsRelative = true },
            "last" => LastAt(after, calendar),
            "next" => NextAt(after, calendar),
            _ => DateAt(words, i, calendar, isLed),
        };
    }

    private static Found? LastAt(string noun, Calendar calendar) => noun switch
    {
        "week" => new Found(2) { Range = calendar.Days(-13, 0), IsRelative = true, IsAboutNow = true }, // of the calendar, or the last seven days
        "month" => new Found(2) { Range = calendar.MonthFromNow(-1), IsRelative = true },
        "year" => new Found(2) { Range = calendar.Year(calendar.Now.Year - 1), IsRelative = true },
        _ when CalendarWords.WeekdayOf(noun) is { } weekday => new Found(2) { Range = calendar.DayAndNext(-DaysBack(weekday, calendar, leastBack: 1)) },
        _ when CalendarWords.MonthOf(noun) is { } month => new Found(2) { Range = calendar.Month(month < calendar.Now.Month ? calendar.Now.Year : calendar.Now.Year - 1, month) },
        _ => null,
    };

    private static Found? NextAt(string noun, Calendar calendar) => noun switch
    {
        "week" => new Found(2) { Range = calendar.Days(1, 13), IsRelative = true },
        "month" => new Found(2) { Range = calendar.MonthFromNow(1), IsRelative = true },
        "year" => new Found(2) { Range = calendar.Year(calendar.Now.Year + 1), IsRelative = true },
        _ when CalendarWords.WeekdayOf(noun) is { } weekday => new Found(2) { Range = calendar.DayAndNext(7 - DaysBack(weekday, calendar, leastBack: 0)) },
        _ when CalendarWords.MonthOf(noun) is { } month => new Found(2) { Range = calendar.Month(month > calendar.Now.Month ? calendar.Now.Year : calendar.Now.Year + 1, month) },
        _ => null,
    };

    private static int DaysBack(DayOfWeek weekday, Calendar calendar, int leastBack) =>
        leastBack + ((calendar.Now.DayOfWeek - weekday - leastBack + 14) % 7);

    private static Found? DateAt(IReadOnlyList<TextWord> words, int i, Calendar calendar, bool isLed)
    {
        var word = words[i].Folded;
        if (CalendarWords.WeekdayOf(word) is { } weekday)
            return isLed || (i > 0 && words[i - 1].Folded is "this") ? new Found(1) { Range = calendar.DayAndNext(-DaysBack(weekday, calendar, leastBack: 0)) } : null;
        if (CalendarWords.DayOf(word) is { } day && MonthAfter(words, i) is var (month, at))
            return DayOf(words, at, (month, day), calendar) with { Length = at - i + 1 + (YearAfter(words, at) is null ? 0 : 1) };
        if (CalendarWords.MonthOf(word) is { } named)
            return OfMonth(words, i, named, calendar) ?? (isLed || IsMonthAlone(word) ? new Found(1) { Range = calendar.Month(LastYearOf(named, calendar), named) } : null);
        return words[i].Word.Shape is WordShape.Year && isLed && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? new Found(1) { Range = calendar.Year(year) } : null;
    }

    /// <summary>"February 18", "February 18th, 2023", "February 2023"; null for a month alone.</summary>
    private static Found? OfMonth(IReadOnlyList<TextWord> words, int i, int month, Calendar calendar)
    {
        if (i + 1 < words.Count && CalendarWords.DayOf(words[i + 1].Folded) is { } day)
            return DayOf(words, i + 1, (month, day), calendar) with { Length = YearAfter(words, i + 1) is null ? 2 : 3 };
        return YearAfter(words, i) is { } year ? new Found(2) { Range = calendar.Month(year, month) } : null;
    }

    private static Found DayOf(IReadOnlyList<TextWord> words, int last, (int Month, int Day) date, Calendar calendar) =>
        new(1) { Range = calendar.DayAndNext(YearAfter(words, last) ?? LastYearOf(date.Month, calendar), date.Month, date.Day) };

    private static int LastYearOf(int month, Calendar calendar) => month <= calendar.Now.Month ? calendar.Now.Year : calendar.Now.Year - 1;

    /// <summary>"18 February", "18th of February".</summary>
    private static (int Month, int At)? MonthAfter(IReadOnlyList<TextWord> words, int i)
    {
        var at = i + 1 < words.Count && words[i + 1].Folded is "of" ? i + 2 : i + 1;
        return at < words.Count && CalendarWords.MonthOf(words[at].Folded) is { } month ? (month, at) : null;
    }

    private static int? YearAfter(IReadOnlyList<TextWord> words, int i) =>
        i + 1 < words.Count && words[i + 1].Word.Shape is WordShape.Year && int.TryParse(words[i + 1].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>"May", "March", "Jan" and the like are verbs and names too, unless the word before says otherwise.</summary>
    private static bool IsMonthAlone(string word) =>
        word is "january" or "february" or "july" or "august" or "september" or "october" or "november" or "december";

    /// <summary>A time and how many words it takes.</summary>
    private readonly record struct Found(int Length)
    {
        public TimeRange? Range { get; init; }

        /// <summary>Whether its words only place the question in time.</summary>
        public bool IsRelative { get; init; }

        public bool IsAboutNow { get; init; }
    }
}
