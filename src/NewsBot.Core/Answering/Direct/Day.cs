using System.Globalization;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>The day that a date in a report means.</summary>
internal static class Day
{
    /// <summary>Before its end there may be no such weekday in the calendar.</summary>
    private static readonly DateOnly FirstWeek = new(1, 1, 8);

    /// <summary>The day; null where the words do not settle it.</summary>
    public static DateOnly? Of(Mention mention)
    {
        if (mention.First == mention.Last)
            return OfWeekday(mention);
        var words = mention.Words.Select(w => w.Folded).ToList();
        var month = words.Select(CalendarWords.MonthOf).FirstOrDefault(m => m is not null);
        var day = words.Select(CalendarWords.DayOf).FirstOrDefault(d => d is not null);
        if (month is null || day is null)
            return null;
        var year = words[^1].Length == 4 && int.TryParse(words[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : YearNear(mention.Text.Published, month.Value);
        return year is > 0 and < 10_000 && day <= DateTime.DaysInMonth(year, month.Value) ? new DateOnly(year, month.Value, day.Value) : null;
    }

    /// <summary>A weekday as the full date that it was; null for other dates.</summary>
    public static string? WorkedOut(Mention mention) =>
        mention.First == mention.Last ? OfWeekday(mention)?.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture) : null;

    /// <summary>News says "on Saturday" of the last one, its own day included, unless it looks ahead.</summary>
    private static DateOnly? OfWeekday(Mention mention)
    {
        var published = mention.Text.Published;
        if (CalendarWords.WeekdayOf(mention.Text.Words[mention.First].Folded) is not { } weekday || published < FirstWeek || LooksAhead(mention))
            return null;
        return published.AddDays(-((published.DayOfWeek - weekday + 7) % 7));
    }

    private static bool LooksAhead(Mention mention)
    {
        var (first, end) = mention.Text.SentenceAround(mention.First);
        return mention.Text.Words.Skip(first).Take(end - first)
            .Any(w => w.Folded is "will" or "next" or "coming" or "expected" or "plan" or "plans" or "planned" or "scheduled" or "every" or "each" or "until" or "by");
    }

    /// <summary>A month without a year is the one nearest to the report.</summary>
    private static int YearNear(DateOnly published, int month)
    {
        const int HalfAYear = 6;
        var ahead = month - published.Month;
        return ahead > HalfAYear ? published.Year - 1 : ahead < -HalfAYear ? published.Year + 1 : published.Year;
    }
}
