using NewsBot.Articles;
using NewsBot.Sources.Files;
using NewsBot.Sources.Web;

namespace NewsBot.Sources.Feeds;

/// <summary>Entries of feeds as articles.</summary>
internal static class EntryArticle
{
    /// <summary>The article that stands in the feed, which was served at <paramref name="feed"/>.</summary>
    public static Article OfText(FeedEntry entry, string text, IReadOnlyList<string> keys, string feed)
    {
        WebAddress.TryRead(entry.OriginalLink ?? entry.Link, out var address);
        return new Article
        {
            Keys = keys,
            Title = entry.Title ?? FirstWords.Of(text),
            Body = text,
            Url = address?.Text,
            Source = address?.Host ?? PageAddress.SiteOf(feed),
            Authors = entry.Authors,
            Published = entry.Published,
            Updated = entry.Updated,
            Language = entry.Language,
        };
    }

    /// <summary>The article of an entry's page, with what the feed knows better.</summary>
    public static Article OfPage(FeedEntry entry, PageArticle page, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        var article = WebArticle.Of(page, [entry.OriginalLink ?? entry.Link!], now);
        return article with
        {
            Keys = [.. keys.Concat(article.Keys).Distinct()],
            Authors = article.Authors.Count > 0 ? article.Authors : entry.Authors,
            Published = article.Published is null or { IsDay: true } ? entry.Published ?? article.Published : article.Published,
            Updated = article.Updated ?? entry.Updated,
            Language = article.Language ?? entry.Language,
        };
    }
}
