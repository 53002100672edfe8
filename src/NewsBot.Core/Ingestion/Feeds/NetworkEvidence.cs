namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Remembers how the polls of each host ended, to tell a feed's failure from an outage of our own: when most hosts fail at once that
/// did not before, it is not they. For one thread.
/// </summary>
internal sealed class NetworkEvidence
{
    /// <summary>Fewer failing hosts may be chance.</summary>
    private const int FewestFailing = 3;

    private const int FewHosts = 256;

    private readonly Dictionary<string, Ending> _hosts = new(StringComparer.Ordinal);
    private int _sweepAt = FewHosts;

    /// <summary>A poll of <paramref name="feed"/> ended at <paramref name="now"/>.</summary>
    public void Add(Feed feed, bool isRead, DateTimeOffset now)
    {
        if (_hosts.Count >= _sweepAt)
            Sweep(now);
        // Of several feeds of a host one that was read shows that the host can be reached.
        var host = HostOf(feed);
        var known = _hosts.GetValueOrDefault(host);
        var isNews = isRead || known is null || !known.IsRead || known.At <= feed.LastPoll;
        if (isNews)
            _hosts[host] = new Ending(now, isRead, IsSurprise: !isRead && feed.Failures == 0);
    }

    /// <summary>
    /// Whose fault the last failure of <paramref name="feed"/> was, by what happened to others since. Where
    /// <paramref name="isAllKnown"/>, no more will be known of them than is now.
    /// </summary>
    public Fault Judge(Feed feed, bool isAllKnown)
    {
        var host = HostOf(feed);
        var (read, failed) = (0, 0);
        foreach (var (other, ending) in _hosts)
        {
            if (other == host || ending.At < feed.LastPoll)
                continue;
            _ = ending.IsRead ? read++ : ending.IsSurprise ? failed++ : 0;
        }

        if (failed > read && (isAllKnown || failed + 1 >= FewestFailing))
            return Fault.Ours;
        return read > failed || isAllKnown ? Fault.Theirs : Fault.Unknown;
    }

    /// <summary>Whether a poll of the feed's host has ended since then.</summary>
    public bool IsKnown(Feed feed, DateTimeOffset? since) => _hosts.TryGetValue(HostOf(feed), out var ending) && ending.At >= since;

    /// <summary>The host of a feed's address.</summary>
    public static string HostOf(Feed feed) => Uri.TryCreate(feed.Url, UriKind.Absolute, out var url) ? url.Host : feed.Url;

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (host, ending) in _hosts)
        {
            if (now - ending.At > PollSchedule.Longest)
                _hosts.Remove(host);
        }

        _sweepAt = Math.Max(FewHosts, 2 * _hosts.Count);
    }

    /// <summary>How the last poll of a host ended.</summary>
    /// <param name="At">When.</param>
    /// <param name="IsRead">Whether a feed was read.</param>
    /// <param name="IsSurprise">Whether it failed although it did not before.</param>
    private sealed record Ending(DateTimeOffset At, bool IsRead, bool IsSurprise);
}

/// <summary>Whose fault a failure is.</summary>
internal enum Fault
{
    /// <summary>Too little is known of other hosts.</summary>
    Unknown,

    /// <summary>The feed's, for others can be read.</summary>
    Theirs,

    /// <summary>Our own, for most fail.</summary>
    Ours,
}
