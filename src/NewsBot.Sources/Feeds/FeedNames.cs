using System.Collections.Frozen;
using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>
/// The vocabularies of feeds. RSS and Atom are one, without a namespace: feeds of the one borrow from the other, and many declare
/// neither. What nobody here reads is <see cref="Foreign"/>.
/// </summary>
internal static class FeedNames
{
    public static readonly XNamespace Core = XNamespace.None;
    public static readonly XNamespace Content = "content";
    public static readonly XNamespace Dc = "dc";
    public static readonly XNamespace DcTerms = "dcterms";
    public static readonly XNamespace FeedBurner = "feedburner";
    public static readonly XNamespace Foreign = "foreign";
    public static readonly XNamespace Itunes = "itunes";
    public static readonly XNamespace Media = "media";
    public static readonly XNamespace Rdf = "rdf";
    public static readonly XNamespace Syndication = "sy";
    public static readonly XNamespace Xhtml = "xhtml";

    private static readonly FrozenDictionary<string, XNamespace> ByAddress = new Dictionary<string, XNamespace>
    {
        [""] = Core,
        ["backend.userland.com/rss"] = Core,
        ["backend.userland.com/rss2"] = Core,
        ["backend.userland.com/rss091"] = Core,
        ["blogs.law.harvard.edu/tech/rss"] = Core,
        ["my.netscape.com/rdf/simple/0.9"] = Core,
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = Core,
        ["purl.org/rss/1.0"] = Core,
        ["purl.org/net/rss1.1"] = Core,
        ["channel.netscape.com/rdf/simple/0.9"] = Core,
        ["purl.org/atom/ns"] = Core,
        ["www.w3.org/2005/atom"] = Core,
        ["purl.org/rss/1.0/modules/content"] = Content,
        ["purl.org/dc/elements/1.1"] = Dc,
        ["purl.org/dc/elements/1.0"] = Dc,
        ["purl.org/dc/terms"] = DcTerms,
        ["rssnamespace.org/feedburner/ext/1.0"] = FeedBurner,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = Itunes,
        ["search.yahoo.com/mrss"] = Media,
        ["www.rssboard.org/media-rss"] = Media,
        ["www.w3.org/1999/02/22-rdf-syntax-ns"] = Rdf,
        ["purl.org/rss/1.0/modules/syndication"] = Syndication,
        ["www.w3.org/1999/xhtml"] = Xhtml,
        ["www.w3.org/xml/1998/namespace"] = XNamespace.Xml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, XNamespace> ByPrefix = new Dictionary<string, XNamespace>
    {
        ["atom"] = Core,
        ["rss"] = Core,
        ["content"] = Content,
        ["dc"] = Dc,
        ["dcterms"] = DcTerms,
        ["feedburner"] = FeedBurner,
        ["itunes"] = Itunes,
        ["media"] = Media,
        ["rdf"] = Rdf,
        ["sy"] = Syndication,
        ["syn"] = Syndication,
        ["xhtml"] = Xhtml,
        ["xml"] = XNamespace.Xml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The vocabulary of a namespace, also where its address is not written to the letter.</summary>
    public static XNamespace OfAddress(string address)
    {
        var key = address.AsSpan().Trim();
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        key = (scheme < 0 ? key : key[(scheme + 3)..]).TrimEnd("/#");
        return ByAddress.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var found) ? found : Foreign;
    }

    /// <summary>What is meant by a prefix that the feed does not declare.</summary>
    public static XNamespace OfUndeclared(string prefix) => ByPrefix.GetValueOrDefault(prefix, Foreign);
}
