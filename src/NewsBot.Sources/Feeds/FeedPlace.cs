using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>From where the addresses in the elements of a feed lead, and which language they are in.</summary>
/// <param name="delivery">How the feed was served; where that is unknown, addresses lead from the page that it is the feed of.</param>
/// <param name="feed">The element that holds it.</param>
internal sealed class FeedPlace(FeedDelivery delivery, XElement feed)
{
    private readonly Dictionary<XElement, Surroundings> _known = [];

    private readonly Surroundings _outermost =
        new(delivery.BaseUrl ?? FeedAddress.Combine(null, feed.Element(FeedNames.Core + "link")?.Value ?? ""), TagOf(delivery.Language));

    /// <summary>The base of the addresses in an element.</summary>
    public Uri? BaseOf(XElement element) => Of(element).Base;

    /// <summary>The language of an element, as a BCP 47 tag; null where nothing tells it.</summary>
    public string? LanguageOf(XElement element) =>
        TagOf(element.Element(FeedNames.Core + "language")?.Value) ?? TagOf(element.Element(FeedNames.Dc + "language")?.Value) ?? Of(element).Language;

    // Many elements have the same parents, and those are looked at once.
    private Surroundings Of(XElement element)
    {
        if (_known.TryGetValue(element, out var known))
            return known;
        var outer = element.Parent is { } parent ? Of(parent) : _outermost;
        var here = new Surroundings(
            element.Attribute(XNamespace.Xml + "base") is { } named ? FeedAddress.Combine(outer.Base, named.Value) : outer.Base,
            TagOf(element.Attribute(XNamespace.Xml + "lang")?.Value) ?? outer.Language);
        if (element.HasElements)
            _known.Add(element, here);
        return here;
    }

    private static string? TagOf(string? text)
    {
        var tag = text?.Split(',')[0].Trim().Replace('_', '-');
        return tag is { Length: > 1 and < 36 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
    }

    private readonly record struct Surroundings(Uri? Base, string? Language);
}
