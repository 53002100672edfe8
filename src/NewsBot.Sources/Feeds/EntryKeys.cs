using NewsBot.Articles;

namespace NewsBot.Sources.Feeds;

/// <summary>
/// By what the entries of a feed are known again: the id, then the address, else the text. An id or address that several entries of
/// one feed share, such as the front page that all of them lead to, names none of them.
/// </summary>
internal sealed class EntryKeys
{
    private readonly string _scope;
    private readonly string? _home;
    private readonly HashSet<string> _sharedIds;
    private readonly HashSet<string> _sharedAddresses;

    /// <summary>Looks at all entries of a feed whose ids are unique within <paramref name="scope"/>.</summary>
    public EntryKeys(ParsedFeed feed, string scope)
    {
        _scope = scope;
        _home = IdentityKey.TryOfUrl(feed.Link, out var home) ? home : null;
        var entries = feed.Entries.Select(entry => (entry.Id, Address: AddressOf(entry))).Where(e => e is { Id: not null, Address: not null }).Distinct().ToList();
        _sharedIds = [.. entries.GroupBy(e => e.Id!).Where(g => g.Count() > 1).Select(g => g.Key)];
        _sharedAddresses = [.. entries.GroupBy(e => e.Address!).Where(g => g.Count() > 1).Select(g => g.Key)];
    }

    /// <summary>The keys of an entry, at least one.</summary>
    public IReadOnlyList<string> Of(FeedEntry entry)
    {
        List<string> keys = [];
        if (entry.Id is { } id && !_sharedIds.Contains(id))
            keys.Add(IdentityKey.OfFeedEntry(_scope, id));
        if (HasOwnPage(entry))
            keys.Add(AddressOf(entry)!);
        return keys.Count > 0 ? keys : [IdentityKey.OfContent(entry.Title ?? "", entry.ToText())];
    }

    /// <summary>Whether an entry has a page to itself.</summary>
    public bool HasOwnPage(FeedEntry entry) => AddressOf(entry) is { } address && !_sharedAddresses.Contains(address);

    /// <summary>The key of the address of an entry; null where that is of something larger, such as a site.</summary>
    private string? AddressOf(FeedEntry entry)
    {
        var address = entry.OriginalLink ?? entry.Link;
        var isOfSite = !Uri.TryCreate(address, UriKind.Absolute, out var url) || (url.AbsolutePath.Length <= 1 && url.Query.Length <= 1);
        return !isOfSite && IdentityKey.TryOfUrl(address, out var key) && key != _home ? key : null;
    }
}
