namespace NewsBot.Storage.Sqlite;

/// <summary>Rows of the full-text index follow the day of publication, so that the newest articles are one range of rows.</summary>
internal static class IndexRow
{
    private const int RowsPerDayBits = 20;
    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    /// <summary>So that days before 1970 have rows too, back to the year 1.</summary>
    private const long DayOffset = 800_000;

    /// <summary>The first row of the day of an instant, in milliseconds since 1970 UTC.</summary>
    public static long FirstOfDay(long published) => (Day(published) + 1) << RowsPerDayBits;

    /// <summary>The last row of the day of an instant.</summary>
    public static long LastOfDay(long published) => FirstOfDay(published) + (1L << RowsPerDayBits) - 1;

    /// <summary>The first instant of the day that a row is of.</summary>
    public static DateTimeOffset DayOf(long row) => DateTimeOffset.UnixEpoch.AddDays((row >> RowsPerDayBits) - 1 - DayOffset);

    private static long Day(long published) => Math.DivRem(published, MillisecondsPerDay) is var (days, rest) && rest < 0 ? days - 1 + DayOffset : days + DayOffset;
}
