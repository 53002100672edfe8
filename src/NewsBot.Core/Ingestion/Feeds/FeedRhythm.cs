namespace NewsBot.Ingestion.Feeds;

/// <summary>Observes how often the entries of a feed come.</summary>
internal static class FeedRhythm
{
    /// <summary>How many of the newest dates tell the rhythm of today.</summary>
    private const int Dates = 20;

    /// <summary>How much the newest observation counts where entries have no dates.</summary>
    private const double Weight = 0.3;

    /// <summary>The feed with what its <paramref name="entries"/> tell, <paramref name="fresh"/> of which were not there before.</summary>
    public static Feed Observe(Feed feed, IReadOnlyList<ServedEntry> entries, int fresh, DateTimeOffset now)
    {
        DateTimeOffset[] newest = [.. entries.Select(e => e.Published?.Instant).OfType<DateTimeOffset>().Where(t => t <= now).OrderDescending().Take(Dates)];
        return newest switch
        {
            [var first, .., var last] => feed with { Gap = (first - last) / (newest.Length - 1), LastNews = first },
            _ when fresh == 0 => feed,
            _ => feed with { Gap = ArrivalGap(feed, fresh, now), LastNews = now },
        };
    }

    private static TimeSpan? ArrivalGap(Feed feed, int fresh, DateTimeOffset now)
    {
        if (feed.LastNews is not { } last) // how long its first entries took to come is not known
            return null;
        var seen = (now - last) / fresh;
        return feed.Gap is { } known ? known + ((seen - known) * Weight) : seen;
    }
}
