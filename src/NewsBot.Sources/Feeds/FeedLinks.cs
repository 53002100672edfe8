using AngleSharp.Html.Parser.Tokens;
using NewsBot.Sources.Web;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Sources.Feeds;

/// <summary>Finds where the feed of a page may be: at the addresses that the page names, else at those that are usual.</summary>
internal static class FeedLinks
{
    private const int MostNamed = 5;

    private static readonly string[] Types =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json", "application/xml", "text/xml"];

    private static readonly string[] UsualPaths = ["/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json"];

    /// <summary>The addresses, the likeliest first.</summary>
    public static IReadOnlyList<string> Of(WebFetch.Fetched page)
    {
        var html = PageDecoder.Decode(page.Body.ToArray(), PageType.CharsetOf(page.ContentType));
        var named = Named(html, page.Address).Take(MostNamed);
        return [.. named.Concat(UsualPaths.Select(path => new Uri(page.Address, path).AbsoluteUri)).Distinct()];
    }

    private static IEnumerable<string> Named(string html, Uri address)
    {
        var from = address;
        foreach (var tag in PageTokens.Of(html).OfType<HtmlTagToken>().Where(tag => tag.Type == AngleSharp.Html.Parser.HtmlTokenType.StartTag))
        {
            if (tag.Name == "base")
                from = FeedAddress.Combine(address, tag.GetAttribute("href"));
            else if (tag.Name == "link" && IsFeed(tag) && FeedAddress.Resolve(tag.GetAttribute("href"), from) is { } feed)
                yield return feed;
        }
    }

    private static bool IsFeed(HtmlTagToken link) =>
        link.GetAttribute("rel").Split(' ').Contains("alternate", StringComparer.OrdinalIgnoreCase)
        && Types.Contains(link.GetAttribute("type").Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);
}
