using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>
/// Times that a question speaks of: "yesterday", "last week", "on Saturday", "in March", "in February 2023", "on 18 February",
/// "in 2022". Words that only place the question in time are taken out of it; dates stay, since sentences hold them too.
/// </summary>
internal static class TimeExpressions
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "january february march april may june july august september october november december", "jan feb mar apr may jun jul aug sep oct nov dec");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered("sunday monday tuesday wednesday thursday friday saturday", "");

    /// <summary>What was read.</summary>
    /// <param name="Range">The time; null where there is none.</param>
    /// <param name="Consumed">The places of words that only place the question in time.</param>
    /// <param name="IsAboutNow">Whether it speaks of now.</param>
    public sealed record Reading(TimeRange? Range, HashSet<int> Consumed, bool IsAboutNow);

    public static Reading Read(IReadOnlyList<TextWord> words, DateTimeOffset now)
    {
        var reading = new Reading(null, [], false);
        for (var i = 0; i < words.Count; i++)
            reading = ReadAt(words, i, now) is { } found ? Merge(reading, found) : reading;
        return reading;
    }

    private static Reading Merge(Reading one, Reading other)
    {
        one.Consumed.UnionWith(other.Consumed);
        return new Reading(one.Range ?? other.Range, one.Consumed, one.IsAboutNow || other.IsAboutNow);
    }

    private static Reading? ReadAt(IReadOnlyList<TextWord> words, int i, DateTimeOffset now)
    {
        var word = words[i].Folded;
        var before = i > 0 ? words[i - 1].Folded : "";
        return word switch
        {
            "today" or "tonight" => Days(now, 0, 0, i),
            "yesterday" => Days(now, -1, -1, i),
            "week" when before is "this" or "past" => Now(i - 1, i),
            "week" when before is "last" => new Reading(Range(now, -13, 0), [i - 1, i], true),
            "month" when before is "this" or "past" => new Reading(Range(now, -31, 0), [i - 1, i], true),
            "month" when before is "last" => new Reading(LastMonth(now), [i - 1, i], false),
            "year" when before is "last" => new Reading(Year(now.Year - 1), [i - 1, i], false),
            "year" when before is "this" => new Reading(Year(now.Year), [i - 1, i], false),
            "recently" or "currently" or "latest" or "now" => Now(i),
            _ when words[i].Word.Shape is WordShape.Year => OfYear(words, i),
            _ when Weekdays.TryGetValue(word, out var weekday) && before is "on" or "last" or "this" or "next" => OfWeekday(now, weekday),
            _ when Months.TryGetValue(word, out var month) && IsMonth(words, i) => OfMonth(words, i, month, now),
            _ => null,
        };
    }

    private static Reading Now(params ReadOnlySpan<int> consumed) => new(null, [.. consumed], true);

    private static Reading Days(DateTimeOffset now, int from, int to, int at) => new(Range(now, from, to), [at], true);

    private static Reading OfWeekday(DateTimeOffset now, int weekday)
    {
        var back = ((int)now.DayOfWeek - weekday + 7) % 7;
        return new Reading(Range(now, -back, -back + 1), [], false);
    }

    /// <summary>A year alone; with a month before it the month reads it.</summary>
    private static Reading? OfYear(IReadOnlyList<TextWord> words, int i)
    {
        if (i > 0 && Months.ContainsKey(words[i - 1].Folded))
            return null;
        return i > 0 && words[i - 1].Folded is "in" or "during" or "of" ? new Reading(Year(int.Parse(words[i].Folded, CultureInfo.InvariantCulture)), [], false) : null;
    }

    private static Reading OfMonth(IReadOnlyList<TextWord> words, int i, int month, DateTimeOffset now)
    {
        var year = YearNear(words, i) ?? (month <= now.Month ? now.Year : now.Year - 1);
        var day = DayBeside(words, i);
        if (day > DateTime.DaysInMonth(year, month))
            day = 0;
        var from = new DateTimeOffset(year, month, Math.Max(1, day), 0, 0, 0, now.Offset);
        return new Reading(new TimeRange(from, (day > 0 ? from.AddDays(2) : from.AddMonths(1)).AddMilliseconds(-1)), [], false);
    }

    /// <summary>"May" and "March" are verbs more often than not, unless something beside them says otherwise.</summary>
    private static bool IsMonth(IReadOnlyList<TextWord> words, int i) =>
        words[i].Folded is not ("may" or "march" or "mar") || (i > 0 && words[i - 1].Folded is "in" or "last" or "since" or "of") || DayBeside(words, i) > 0 || YearNear(words, i) is not null;

    private static int? YearNear(IReadOnlyList<TextWord> words, int i)
    {
        for (var j = i + 1; j <= i + 2 && j < words.Count; j++)
        {
            if (words[j].Word.Shape is WordShape.Year)
                return int.Parse(words[j].Folded, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static int DayBeside(IReadOnlyList<TextWord> words, int i)
    {
        foreach (var j in (ReadOnlySpan<int>)[i - 1, i + 1])
        {
            if (j >= 0 && j < words.Count && int.TryParse(words[j].Folded.AsSpan().TrimEnd("sthndr"), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 0 and < 32)
                return day;
        }

        return 0;
    }

    /// <summary>Whole days counted from the day of <paramref name="now"/>.</summary>
    private static TimeRange Range(DateTimeOffset now, int fromDays, int toDays)
    {
        var day = new DateTimeOffset(now.Date, now.Offset);
        return new TimeRange(day.AddDays(fromDays), day.AddDays(toDays + 1).AddMilliseconds(-1));
    }

    private static TimeRange LastMonth(DateTimeOffset now)
    {
        var first = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, now.Offset);
        return new TimeRange(first.AddMonths(-1), first.AddMilliseconds(-1));
    }

    private static TimeRange Year(int year)
    {
        var first = new DateTimeOffset(Math.Clamp(year, 1, 9998), 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new TimeRange(first, first.AddYears(1).AddMilliseconds(-1));
    }

    private static FrozenDictionary<string, int> Numbered(string names, string short_)
    {
        var numbered = new Dictionary<string, int>();
        foreach (var list in (string[])[names, short_])
        {
            var number = names.StartsWith("sunday", StringComparison.Ordinal) ? 0 : 1;
            foreach (var name in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                numbered[name] = number++;
        }

        return numbered.ToFrozenDictionary();
    }
}
