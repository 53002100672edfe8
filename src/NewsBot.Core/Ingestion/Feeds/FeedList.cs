using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace NewsBot.Ingestion.Feeds;

/// <summary>What admins do with the list of feeds.</summary>
internal sealed class FeedList(
    IFeedFetcher fetcher, IFeedStore feeds, FeedPoll poll, FeedProgress progress, IOptions<IngestionOptions> options, TimeProvider time) : IFeedList
{
    private const string Configuration = "configuration";

    /// <summary>So long nobody else polls a feed that is being added; after that, adding it was broken off.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public ValueTask<IReadOnlyList<Feed>> ListAsync(CancellationToken ct) => feeds.ListAsync(ct);

    public ValueTask<Feed?> FindAsync(string idOrUrl, CancellationToken ct) => feeds.FindAsync(idOrUrl.Trim(), ct);

    public ValueTask<string?> JudgeAsync(string address, CancellationToken ct) => fetcher.JudgeAsync(address, ct);

    public async ValueTask<FeedAddition> AddAsync(string address, string addedBy, IProgress<ScanSummary>? report, CancellationToken ct)
    {
        if (await feeds.FindAsync(address, ct) is { } known)
            return new FeedAddition.Known(known);
        return await fetcher.FindAsync(address, ct) switch
        {
            FeedFinding.Found found => await AddAsync(found, addedBy, report, ct),
            FeedFinding.None none => new FeedAddition.NotFound(none.Reason),
            _ => throw new UnreachableException(),
        };
    }

    public async ValueTask<IReadOnlyList<AddedFeed>> AddAllAsync(IReadOnlyList<OutlineFeed> outline, string addedBy, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await feeds.AddAsync([.. outline.Select(f => new NewFeed(f.Url, addedBy, now) { Title = f.Title, Tags = f.Tags })], ct);
    }

    public async ValueTask AddConfiguredAsync(CancellationToken ct)
    {
        if (options.Value.Feeds.Count > 0)
            await AddAllAsync([.. options.Value.Feeds.Select(url => new OutlineFeed(url.Trim()))], Configuration, ct);
    }

    public ValueTask<bool> RemoveAsync(Feed feed, CancellationToken ct) => feeds.RemoveAsync(feed.Id, ct);

    public async ValueTask<FeedReport> CheckAsync(Feed feed, IProgress<ScanSummary>? report, CancellationToken ct)
    {
        await feeds.RetryRefusedAsync(feed.Id, ct); // what is wrong is said each time, and may have been mended
        return await StoreAsync(await poll.RunAsync(feed with { Validators = FeedValidators.None }, report, ct), ct);
    }

    public ValueTask<bool> PauseAsync(Feed feed, CancellationToken ct) => feeds.SetStateAsync(feed.Id, FeedState.Paused, feed.NextPoll, ct);

    public ValueTask<bool> ResumeAsync(Feed feed, CancellationToken ct) => feeds.SetStateAsync(feed.Id, FeedState.Active, time.GetUtcNow(), ct);

    private async ValueTask<FeedAddition> AddAsync(FeedFinding.Found found, string addedBy, IProgress<ScanSummary>? report, CancellationToken ct)
    {
        var added = (await feeds.AddAsync([new NewFeed(found.Url, addedBy, time.GetUtcNow() + Lease)], ct))[0];
        if (!added.IsNew)
            return new FeedAddition.Known(added.Feed);
        return new FeedAddition.Added(await StoreAsync(await poll.TakeInAsync(added.Feed, found.Feed, report, ct), ct));
    }

    // Whoever asks is told of a failure, so it counts for nothing.
    private async ValueTask<FeedReport> StoreAsync(PollResult result, CancellationToken ct)
    {
        var after = progress.After(result, Fault.Unknown, time.GetUtcNow());
        await feeds.SaveAsync([new PolledFeed(after, result.Seen)], ct);
        return new FeedReport(after, result.Entries.Count, result.Summary)
        {
            Problem = (result.Fetch as FeedFetch.Failed)?.Reason,
            Refusals = result.Problems,
            IsComplete = result.IsComplete,
        };
    }
}
