using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>Times as columns hold them: milliseconds since 1970 UTC.</summary>
internal static class StoredTime
{
    /// <summary>The first instant of the calendar.</summary>
    public static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    public static NewsTime Of(long milliseconds, bool isDay) => new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), isDay);
}
