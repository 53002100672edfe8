using System.Globalization;
using System.Net;
using System.Security;
using System.Text;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Ingestion.Feeds.Simulation;

/// <summary>A site with a feed that grows, is edited and loses entries, and that serves it as sites do: mostly well.</summary>
internal sealed class SimulatedSite
{
    private const int EntriesServed = 10;

    private readonly List<SimulatedEntry> _entries = [];
    private readonly ServedLedger _ledger;
    private readonly SiteManners _manners;

    public SimulatedSite(int number, SiteManners manners, ServedLedger ledger, DateTimeOffset start)
    {
        (Number, _manners, _ledger) = (number, manners, ledger);
        var random = new Random(number);
        var gap = TimeSpan.FromHours(2 + (random.NextDouble() * random.NextDouble() * 80));
        for (var at = start - (gap * 8); at < start + SimulatedWorld.Length; at += gap * (0.2 + (1.6 * random.NextDouble())))
            _entries.Add(EntryOf(at, random));
    }

    public int Number { get; }

    public string Host => string.Create(CultureInfo.InvariantCulture, $"site{Number}.example");

    /// <summary>Where its feed is at an instant.</summary>
    public string FeedAt(DateTimeOffset now) => now >= _manners.MovesAt ? $"https://{Host}/feeds/new.xml" : $"https://{Host}/feed.xml";

    /// <summary>Where the same entries are served as another feed.</summary>
    public string SecondFeed => $"https://{Host}/world.xml";

    public SiteManners Manners => _manners;

    /// <summary>The feed as it is at an instant.</summary>
    public WebFetch ServeFeed(string address, Validators? known, DateTimeOffset now)
    {
        var entries = _entries.FindAll(e => e.Published <= now && e.VanishesAt > now).TakeLast(EntriesServed).Reverse().ToList();
        var state = string.Join(',', entries.Select(e => $"{e.Path}:{e.VersionAt(now)}"));
        var validators = _manners.HasValidators ? new Validators($"\"{state.GetHashCode(StringComparison.Ordinal):x}\"", null) : Validators.None;
        if (_manners.HasValidators && known?.ETag == validators.ETag)
            return new WebFetch.NotModified(validators) { MovedTo = MovedFrom(address, now) };
        foreach (var entry in _manners.HasFullText ? entries : [])
            _ledger.Add(entry.Token, entry.VersionAt(now));
        var body = Encoding.UTF8.GetBytes(ToXml(entries, now));
        return new WebFetch.Fetched(body, "application/rss+xml", new Uri(FeedAt(now))) { Validators = validators, MovedTo = MovedFrom(address, now) };
    }

    /// <summary>The page of an entry as it is at an instant.</summary>
    public WebFetch ServePage(Uri address, DateTimeOffset now)
    {
        if (_entries.Find(e => e.Path == address.AbsolutePath && e.Published <= now) is not { } entry)
            return new WebFetch.Failed("There is nothing at this address (404).", IsWorthRetry: false) { Status = HttpStatusCode.NotFound };
        var version = entry.VersionAt(now);
        _ledger.Add(entry.Token, version);
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"en\"><head><title>{entry.TitleOf(version)}</title></head><body><article><h1>{entry.TitleOf(version)}</h1>");
        foreach (var paragraph in entry.TextOf(version))
            html.Append(CultureInfo.InvariantCulture, $"<p>{paragraph}</p>");
        return new WebFetch.Fetched(Encoding.UTF8.GetBytes(html.Append("</article></body></html>").ToString()), "text/html; charset=utf-8", address);
    }

    private SimulatedEntry EntryOf(DateTimeOffset at, Random random)
    {
        var entry = new SimulatedEntry(Number, _entries.Count + 1, at);
        for (var edit = at; random.Next(4) == 0;)
            entry.Edits.Add(edit += TimeSpan.FromHours(0.5 + (12 * random.NextDouble())));
        if (random.Next(15) == 0)
            entry.VanishesAt = at + TimeSpan.FromHours(10 * random.NextDouble());
        return entry;
    }

    private Uri? MovedFrom(string address, DateTimeOffset now) => address == FeedAt(now) || address == SecondFeed ? null : new Uri(FeedAt(now));

    private string ToXml(List<SimulatedEntry> entries, DateTimeOffset now)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>");
        xml.Append(CultureInfo.InvariantCulture, $"<title>Site {Number}</title><link>https://{Host}/</link><language>en</language>");
        if (_manners.AskedMinutes > 0)
            xml.Append(CultureInfo.InvariantCulture, $"<ttl>{_manners.AskedMinutes}</ttl>");
        foreach (var entry in entries)
            AppendItem(xml, entry, entry.VersionAt(now));
        return xml.Append("</channel></rss>").ToString();
    }

    private void AppendItem(StringBuilder xml, SimulatedEntry entry, int version)
    {
        var text = entry.TextOf(version);
        xml.Append("<item><title>").Append(SecurityElement.Escape(entry.TitleOf(version))).Append("</title>");
        if (_manners.HasLinks)
            xml.Append(CultureInfo.InvariantCulture, $"<link>https://{_manners.PageHost ?? Host}{entry.Path}?utm_source=feed{Number}</link>");
        if (_manners.HasIds)
            xml.Append(CultureInfo.InvariantCulture, $"<guid isPermaLink=\"false\">{Number}-{entry.Path}</guid>");
        if (_manners.Dates != DateManners.None)
            xml.Append(CultureInfo.InvariantCulture, $"<pubDate>{entry.Published.AddDays(_manners.Dates == DateManners.Ahead ? 400 : 0):r}</pubDate>");
        if (_manners.HasFullText)
            xml.Append("<content:encoded>").Append(SecurityElement.Escape(string.Concat(text.Select(p => $"<p>{p}</p>")))).Append("</content:encoded>");
        else
            xml.Append("<description>").Append(SecurityElement.Escape($"{text[0]} ({version})")).Append("</description>");
        xml.Append("</item>");
    }
}

/// <summary>How a site serves its feed.</summary>
internal sealed record SiteManners
{
    public bool HasValidators { get; init; }

    public bool HasFullText { get; init; }

    public bool HasIds { get; init; }

    public bool HasLinks { get; init; } = true;

    public DateManners Dates { get; init; }

    public int AskedMinutes { get; init; }

    /// <summary>How often of a hundred times a request goes wrong.</summary>
    public int FaultsOfHundred { get; init; }

    /// <summary>From when on the feed is at another address.</summary>
    public DateTimeOffset MovesAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>From when on it is gone for good.</summary>
    public DateTimeOffset GoneAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>When it breaks for days.</summary>
    public DateTimeOffset BreaksAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Where its pages are, where that is another site.</summary>
    public string? PageHost { get; init; }
}

/// <summary>What dates a site gives.</summary>
internal enum DateManners
{
    Right,
    None,
    Ahead,
}
