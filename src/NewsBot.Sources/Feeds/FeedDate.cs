using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Feeds;

/// <summary>
/// Reads dates as feeds write them: ISO 8601 and RFC 822 in every variety. The day is read by <see cref="WrittenDate"/>; here are
/// the time beside it and its zone.
/// </summary>
internal static partial class FeedDate
{
    private const int LongestText = 100;
    private const int LastYearOfThisCentury = 68;

    /// <summary>The instant that a text names, or the day where it names no time.</summary>
    public static NewsTime? Read(string? text)
    {
        text = PlainText.Fold(text ?? "");
        if (text.Length is 0 or > LongestText)
            return null;
        if (IsoStart().IsMatch(text) && NewsTime.TryParse(Separated(text), out var iso))
            return iso;
        var clock = Clock().Match(text);
        var rest = clock.Success ? text.Remove(clock.Index, clock.Length) : text;
        if (!WrittenDate.TryRead(WithCentury(rest), out var day))
            return null;
        return clock.Success && TimeOf(clock) is { } time ? NewsTime.OfInstant(new DateTimeOffset(day.Instant.Ticks, TimeSpan.Zero) + time) : day;
    }

    // 20030102T030405Z -> 2003-01-02T03:04:05Z
    private static string Separated(string text) => CompactIso().Replace(text, "${y}-${m}-${d}T${h}:${n}:${s}");

    private static string WithCentury(string text) => ShortYear().Replace(text, match =>
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{match.Groups["day"].Value} {match.Groups["month"].Value} {year + (year > LastYearOfThisCentury ? 1900 : 2000)}");
    });

    /// <summary>The time since midnight in UTC, which may lie on the day before or after; null where there is no such time.</summary>
    private static TimeSpan? TimeOf(Match clock)
    {
        var (hour, minute, second) = (Number(clock, "hour"), Number(clock, "minute"), Number(clock, "second"));
        if (clock.Groups["half"] is { Success: true } half)
            hour = (hour % 12) + (half.Value[0] is 'p' or 'P' ? 12 : 0);
        if (hour > 24 || minute > 59 || second > 60)
            return null;
        return new TimeSpan(hour, minute, Math.Min(second, 59)) - OffsetOf(clock);
    }

    private static TimeSpan OffsetOf(Match clock)
    {
        if (clock.Groups["sign"] is not { Success: true } sign)
            return TimeZoneNames.OffsetOf(clock.Groups["zone"].Value);
        var offset = new TimeSpan(Number(clock, "zoneHour"), Number(clock, "zoneMinute"), 0);
        return sign.Value == "+" ? offset : -offset;
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } found
        ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\d{4}(-\d|\d{4}T)")]
    private static partial Regex IsoStart();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)T(?<h>\d\d):?(?<n>\d\d):?(?<s>\d\d)")]
    private static partial Regex CompactIso();

    [GeneratedRegex(@"\b(?<day>\d{1,2})[ -]+(?<month>\p{L}{3,12})\.?[ -]+'?(?<year>\d\d)(?!\d)")]
    private static partial Regex ShortYear();

    [GeneratedRegex(
        @"(T|(?<![\d:]))(?<hour>\d{1,2}):(?<minute>\d\d)(:(?<second>\d\d)([.,]\d+)?)?(\s*(?<half>[ap])\.?m\b\.?)?"
        + @"(\s*(GMT|UTC|UT)?\s*(?<sign>[+-])(?<zoneHour>\d{1,2}):?(?<zoneMinute>\d\d)?(?!\d)|\s*\(?(?<zone>[A-Z]{1,5})\b\)?)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
