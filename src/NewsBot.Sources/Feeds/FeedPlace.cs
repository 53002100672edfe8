using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>From where the addresses of a feed lead, and its language.</summary>
/// <param name="delivery">How the feed was served; where that is unknown, addresses lead from the page that it is the feed of.</param>
/// <param name="feed">The element that holds it.</param>
internal sealed class FeedPlace(FeedDelivery delivery, XElement feed)
{
    private static readonly XName Base = XNamespace.Xml + "base";

    private readonly Uri? _base = delivery.BaseUrl ?? FeedAddress.Combine(null, feed.Element(FeedNames.Core + "link")?.Value ?? "");

    /// <summary>The base of the addresses in an element.</summary>
    public Uri? BaseOf(XElement element)
    {
        var url = _base;
        foreach (var named in element.AncestorsAndSelf().Select(e => e.Attribute(Base)?.Value).OfType<string>().Reverse())
            url = FeedAddress.Combine(url, named);
        return url;
    }

    /// <summary>The language of an element, as a BCP 47 tag; null where nothing tells it.</summary>
    public string? LanguageOf(XElement element) =>
        TagOf(element.Element(FeedNames.Core + "language")?.Value)
        ?? TagOf(element.Element(FeedNames.Dc + "language")?.Value)
        ?? TagOf(element.AncestorsAndSelf().Select(e => e.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(language => language is not null))
        ?? TagOf(delivery.Language);

    private static string? TagOf(string? text)
    {
        var tag = text?.Split(',')[0].Trim().Replace('_', '-');
        return tag is { Length: > 1 and < 36 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
    }
}
