using System.Diagnostics;
using System.Runtime.InteropServices;
using NewsBot.Articles;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Sources.Web;

/// <summary>Fetches pages and reads their articles.</summary>
internal sealed class FetchedPages(IWebFetcher fetcher)
{
    /// <summary>The article of the page at an address, or why there is none.</summary>
    public async ValueTask<FetchedPage> ReadAsync(string address, CancellationToken ct) =>
        await fetcher.FetchAsync(new FetchRequest(address, FetchKind.Page), ct) switch
        {
            WebFetch.Fetched fetched => Read(fetched),
            WebFetch.Refused refused => new FetchedPage.Unreadable(refused.Reason, IsFinal: true),
            WebFetch.Failed failed => new FetchedPage.Unreadable(failed.Reason, !failed.IsWorthRetry),
            _ => throw new UnreachableException(), // without validators nothing is unchanged
        };

    private static FetchedPage Read(WebFetch.Fetched fetched)
    {
        var page = new ServedPage(BytesOf(fetched.Body)) { Address = fetched.Address, ContentType = fetched.ContentType };
        return PageReader.Read(page) switch
        {
            PageReading.Found found => new FetchedPage.Read(WithOwnAddress(found.Article, fetched.Address)),
            PageReading.Refused refused => new FetchedPage.Refused(refused.Reason),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// The article under the address that its page names, unless that is of what lies above the page: sites that name their front page
    /// or a section on every page would make one article of all.
    /// </summary>
    private static PageArticle WithOwnAddress(PageArticle article, Uri served)
    {
        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var named) || !IdentityKey.TryOfUrl(article.Url, out _))
            return article with { Url = served.AbsoluteUri };
        var above = named.AbsolutePath.TrimEnd('/') + "/";
        var isAbove = named.Host == served.Host && named.AbsolutePath.Length < served.AbsolutePath.Length && served.AbsolutePath.StartsWith(above, StringComparison.Ordinal);
        return isAbove ? article with { Url = served.AbsoluteUri } : article;
    }

    private static byte[] BytesOf(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var segment) && segment.Array is { } array && segment.Offset == 0 && segment.Count == array.Length ? array : body.ToArray();
}

/// <summary>What became of a page that was to be fetched and read.</summary>
internal abstract record FetchedPage
{
    /// <summary>It holds an article.</summary>
    public sealed record Read(PageArticle Article) : FetchedPage;

    /// <summary>It holds none; <paramref name="Reason"/> is a sentence for people.</summary>
    public sealed record Refused(string Reason) : FetchedPage;

    /// <summary>It cannot be fetched; <paramref name="Reason"/> is a sentence for people.</summary>
    /// <param name="Reason">What speaks against it.</param>
    /// <param name="IsFinal">Whether trying again would not help.</param>
    public sealed record Unreadable(string Reason, bool IsFinal) : FetchedPage;
}
