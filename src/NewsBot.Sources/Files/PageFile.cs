using NewsBot.Ingestion;
using NewsBot.Sources.Web;

namespace NewsBot.Sources.Files;

/// <summary>A page that was saved as a file: <c>.html</c>, <c>.htm</c>, zipped or not.</summary>
internal static class PageFile
{
    private static readonly string[] Extensions = [".html", ".htm", ".html.gz", ".htm.gz"];

    /// <summary>Whether this is the name of a page.</summary>
    public static bool Reads(string path) => Array.Exists(Extensions, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>The article of the page <paramref name="content"/>, or why there is none.</summary>
    public static FetchOutcome Read(ArticleFile file, byte[] content) => PageReader.Read(new ServedPage(content) { Address = file.Address }) switch
    {
        PageReading.Found found => new FetchOutcome.Fetched(file.Place, ToFileArticle(found.Article).ToArticle(file.Path)),
        PageReading.Refused refused => new FetchOutcome.Refused(file.Place, refused.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FileArticle ToFileArticle(PageArticle article) => new(article.Title, article.Body)
    {
        Url = article.Url,
        Source = article.Site,
        Authors = article.Authors,
        Published = article.Published,
        Updated = article.Updated,
        Language = article.Language,
        IsPaywalled = article.IsPaywalled,
    };
}
