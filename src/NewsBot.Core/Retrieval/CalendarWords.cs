using System.Collections.Frozen;

namespace NewsBot.Retrieval;

/// <summary>Names of months and weekdays, whole and shortened, folded.</summary>
internal static class CalendarWords
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(1,
        "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sept sep, october oct, november nov, december dec");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered(0,
        "sunday sun, monday mon, tuesday tues tue, wednesday wed, thursday thurs thur thu, friday fri, saturday sat");

    /// <summary>From 1 to 12; null for another word.</summary>
    public static int? MonthOf(string word) => Months.TryGetValue(word, out var month) ? month : null;

    /// <summary>The weekday; null for another word.</summary>
    public static DayOfWeek? WeekdayOf(string word) => Weekdays.TryGetValue(word, out var weekday) ? (DayOfWeek)weekday : null;

    /// <summary>A day of the month, "18" or "18th"; null for another word.</summary>
    public static int? DayOf(string word)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit) && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var day and > 0 and < 32 ? day : null;
    }

    private static FrozenDictionary<string, int> Numbered(int first, string names) => names.Split(", ")
        .SelectMany((forms, i) => forms.Split(' ').Select(form => (form, number: first + i)))
        .ToFrozenDictionary(pair => pair.form, pair => pair.number);
}
