using System.Diagnostics;
using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Sources.Web;

/// <summary>Pages of the web that are named to be ingested.</summary>
internal sealed class PageInput(IWebFetcher fetcher, FetchedPages pages, TimeProvider time) : IIngestInput
{
    public bool IsLocal => false;

    public bool Takes(string input) => IdentityKey.TryOfUrl(input, out _);

    public async ValueTask<string?> JudgeAsync(string input, CancellationToken ct) => (await fetcher.JudgeAsync(input, ct))?.Reason;

    public IArticleSource Open(string input) => new PageSource(input.Trim(), pages, time);

    private sealed class PageSource(string address, FetchedPages pages, TimeProvider time) : IArticleSource
    {
        public string Name => address;

        public async IAsyncEnumerable<FetchOutcome> FetchAsync([EnumeratorCancellation] CancellationToken ct)
        {
            yield return await pages.ReadAsync(address, ct) switch
            {
                FetchedPage.Read read => new FetchOutcome.Fetched(address, WebArticle.Of(read.Article, [address], time.GetUtcNow())),
                FetchedPage.Refused refused => new FetchOutcome.Refused(address, refused.Reason),
                FetchedPage.Unreadable unreadable => new FetchOutcome.Unreadable(address, unreadable.Reason),
                _ => throw new UnreachableException(),
            };
        }
    }
}
