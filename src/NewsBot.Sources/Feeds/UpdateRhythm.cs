using System.Globalization;
using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads how often a feed asks to be fetched.</summary>
internal static class UpdateRhythm
{
    private const int MostMinutes = 60 * 24 * 366;

    /// <summary>What <c>ttl</c> says, else the syndication module; null where neither does.</summary>
    public static TimeSpan? Of(XElement feed) =>
        Number(feed.Element(FeedNames.Core + "ttl")) is > 0 and <= MostMinutes and var minutes ? TimeSpan.FromMinutes(minutes) : OfSyndication(feed);

    private static TimeSpan? OfSyndication(XElement feed)
    {
        var (period, frequency) = (feed.Element(FeedNames.Syndication + "updateperiod"), feed.Element(FeedNames.Syndication + "updatefrequency"));
        if (period is null && frequency is null)
            return null;
        return Period(period?.Value.Trim().ToLowerInvariant()) / Math.Max(1, Number(frequency));
    }

    private static TimeSpan Period(string? name) => name switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => TimeSpan.FromDays(1), // daily, and what the module takes where nothing is said
    };

    private static int Number(XElement? element) =>
        int.TryParse(element?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
