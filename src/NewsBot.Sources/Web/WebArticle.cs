using NewsBot.Articles;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Web;

/// <summary>Articles of the web as they are stored.</summary>
internal static class WebArticle
{
    /// <summary>The article of a page; <paramref name="addresses"/> lead to it too.</summary>
    public static Article Of(PageArticle page, IReadOnlyList<string> addresses, DateTimeOffset now)
    {
        WebAddress.TryRead(page.Url, out var own);
        return new Article
        {
            Keys = [.. addresses.Prepend(page.Url).Select(KeyOf).OfType<string>().Distinct()],
            Title = page.Title,
            Body = page.Body,
            Url = own?.Text,
            Source = page.Site ?? own?.Host,
            Authors = page.Authors,
            Published = Past(page.Published, now),
            Updated = page.Updated,
            Language = page.Language,
            IsPaywalled = page.IsPaywalled,
        };
    }

    /// <summary>The date, unless it lies ahead: what can be read is published. Such an article counts from when it is first seen.</summary>
    public static NewsTime? Past(NewsTime? date, DateTimeOffset now) => date?.Instant > now ? null : date;

    private static string? KeyOf(string? address) => IdentityKey.TryOfUrl(address, out var key) ? key : null;
}
