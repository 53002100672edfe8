using System.Diagnostics;
using System.Net;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Web;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Sources.Feeds;

/// <summary>Fetches feeds from the web and reads them.</summary>
internal sealed class WebFeedFetcher(IWebFetcher fetcher, FetchedPages pages, TimeProvider time) : IFeedFetcher, IDisposable
{
    /// <summary>How many feeds are read at once: a large one takes much memory while it is read.</summary>
    private const int MostReadAtOnce = 2;

    private readonly SemaphoreSlim _reading = new(MostReadAtOnce);

    /// <inheritdoc/>
    public async ValueTask<string?> JudgeAsync(string address, CancellationToken ct) => (await fetcher.JudgeAsync(address, ct))?.Reason;

    /// <inheritdoc/>
    public async ValueTask<FeedFinding> FindAsync(string address, CancellationToken ct)
    {
        var first = await LookAsync(address.Trim(), ct);
        if (first is not { Served: { } served, Feed: null } || PageType.OfOther(new ServedPage(served.Body.ToArray()) { ContentType = served.ContentType }) is not null)
            return first.ToFinding();
        foreach (var candidate in FeedLinks.Of(served))
        {
            if (await LookAsync(candidate, ct) is { Feed: not null } found)
                return found.ToFinding();
        }

        return new FeedFinding.None($"{first.Problem} No feed was found on the page or at the usual addresses of its site. Name the address of the feed itself.");
    }

    /// <inheritdoc/>
    public async ValueTask<FeedFetch> FetchAsync(Feed feed, CancellationToken ct)
    {
        var known = new Validators(feed.Validators.ETag, feed.Validators.LastModified);
        return await fetcher.FetchAsync(new FetchRequest(feed.Url, FetchKind.Feed, known), ct) switch
        {
            WebFetch.Fetched fetched => await ReadAsync(fetched, ct) switch
            {
                FeedOutcome.Parsed(var parsed) => new FeedFetch.Served(ToServed(parsed, fetched)) { MovedTo = fetched.MovedTo?.AbsoluteUri },
                FeedOutcome.Refused(var reason) => new FeedFetch.Failed(reason),
                _ => throw new UnreachableException(),
            },
            WebFetch.NotModified same => new FeedFetch.Unchanged(ToValidators(same.Validators)) { MovedTo = same.MovedTo?.AbsoluteUri },
            WebFetch.Refused refused => new FeedFetch.Failed(refused.Reason),
            WebFetch.Failed failed => new FeedFetch.Failed(failed.Reason) { RetryAfter = failed.RetryAfter, IsGone = failed.Status == HttpStatusCode.Gone },
            _ => throw new UnreachableException(),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async ValueTask<Look> LookAsync(string address, CancellationToken ct) => await fetcher.FetchAsync(new FetchRequest(address, FetchKind.Feed), ct) switch
    {
        WebFetch.Fetched fetched => await ReadAsync(fetched, ct) switch
        {
            FeedOutcome.Parsed(var parsed) => new Look(address, null) { Served = fetched, Feed = ToServed(parsed, fetched) },
            FeedOutcome.Refused(var reason) => new Look(address, reason) { Served = fetched },
            _ => throw new UnreachableException(),
        },
        WebFetch.Refused refused => new Look(address, refused.Reason),
        WebFetch.Failed failed => new Look(address, failed.Reason),
        _ => throw new UnreachableException(), // without validators nothing is unchanged
    };

    private async ValueTask<FeedOutcome> ReadAsync(WebFetch.Fetched fetched, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            return FeedReader.Read(fetched.Body, new FeedDelivery(fetched.ContentType, fetched.Address));
        }
        finally
        {
            _reading.Release();
        }
    }

    private ServedFeed ToServed(ParsedFeed feed, WebFetch.Fetched fetched) => new(new FeedEntries(feed, fetched.Address.AbsoluteUri, pages, time.GetUtcNow()).Within)
    {
        Title = feed.Title,
        Language = feed.Language,
        AskedInterval = feed.UpdateInterval,
        Validators = ToValidators(fetched.Validators),
    };

    private static FeedValidators ToValidators(Validators validators) => new(validators.ETag, validators.LastModified);

    /// <summary>What stands at an address where a feed may be.</summary>
    private sealed record Look(string Address, string? Problem)
    {
        /// <summary>What was served; null where nothing was.</summary>
        public WebFetch.Fetched? Served { get; init; }

        public ServedFeed? Feed { get; init; }

        public FeedFinding ToFinding() => Feed is not null ? new FeedFinding.Found(Address, Feed) : new FeedFinding.None(Problem ?? "");
    }
}
