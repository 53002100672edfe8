using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Articles;

/// <summary>A moment as news gives it: a day, or an instant. Always UTC.</summary>
/// <param name="Instant">The instant; for a day, its first moment in UTC.</param>
/// <param name="IsDay">Whether only the day is known.</param>
public readonly partial record struct NewsTime(DateTimeOffset Instant, bool IsDay)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy-M-d", "yyyyMMdd"];

    /// <summary>The day in UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Instant.UtcDateTime);

    /// <summary>The last instant that is still inside: the end of the day where only the day is known.</summary>
    public DateTimeOffset End => IsDay ? Instant.AddTicks(TimeSpan.TicksPerDay - TimeSpan.TicksPerMillisecond) : Instant;

    /// <summary>A whole day.</summary>
    public static NewsTime OfDay(DateOnly day) => new(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), true);

    /// <summary>An instant, turned into UTC and cut to whole seconds.</summary>
    public static NewsTime OfInstant(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return new NewsTime(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), false);
    }

    /// <summary>Reads <c>2023-02-19</c> as a day and any ISO 8601 date with a time as an instant (UTC where it names no zone).</summary>
    public static bool TryParse(string? text, out NewsTime time)
    {
        text = text?.Trim();
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = OfDay(day);
            return true;
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is { Length: >= 12 } && Year().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var instant))
        {
            time = OfInstant(instant);
            return true;
        }

        time = default;
        return false;
    }

    /// <summary>ISO 8601: <c>2023-02-19</c> or <c>2023-02-19T14:02:00Z</c>.</summary>
    public override string ToString() =>
        Instant.UtcDateTime.ToString(IsDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Four digits that are no zone: where there are none, the parser would fill in today's date or year.</summary>
    [GeneratedRegex(@"(?<!\d|:\d\d ?[+-])\d{4}(?!\d)")]
    private static partial Regex Year();
}
