using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Polls what is due, several feeds at once, and stores how it ended. A poll that is broken off leaves its feed due, so that it is made
/// again. For one caller at a time.
/// </summary>
internal sealed partial class FeedPolling(
    FeedPoll poll, IFeedStore feeds, FeedProgress progress, AdminPlaces admins, TimeProvider time, ILogger<FeedPolling> logger)
{
    /// <summary>How many feeds are polled at once.</summary>
    public const int MostAtOnce = 16;

    /// <summary>How many feeds of other hosts are asked early to learn whose fault a failure is.</summary>
    private const int Witnesses = 4;

    private readonly Dictionary<long, Task<PollResult>> _inHand = [];
    private readonly NetworkEvidence _evidence = new();

    /// <summary>How many polls are in hand.</summary>
    public int InHand => _inHand.Count;

    /// <summary>Starts the polls that are due, as many as there is room for; gives when the next one will be due, null where none will.</summary>
    public async Task<DateTimeOffset?> StartDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var feed in await feeds.DueAsync(now, MostAtOnce + InHand, ct))
        {
            if (InHand < MostAtOnce && !_inHand.ContainsKey(feed.Id))
                _inHand.Add(feed.Id, Task.Run(() => PollAsync(feed, ct), CancellationToken.None));
        }

        return await feeds.NextPollAsync(now, ct);
    }

    /// <summary>Ends when a poll in hand has ended; at once where none is.</summary>
    public Task AnyEndedAsync(CancellationToken ct) => InHand == 0 ? Task.CompletedTask : Task.WhenAny(_inHand.Values).WaitAsync(ct);

    /// <summary>Stores how the polls ended that have ended.</summary>
    /// <exception cref="ArchiveUnavailableException">Something could not be stored; what it was is polled again.</exception>
    public async Task SettleAsync(CancellationToken ct)
    {
        var ended = _inHand.Where(p => p.Value.IsCompleted).ToList();
        foreach (var (feed, _) in ended)
            _inHand.Remove(feed);
        var done = ended.Where(p => p.Value.IsCompletedSuccessfully).Select(p => p.Value).ToList();
        if (done.Count > 0)
            await StoreAsync(await Task.WhenAll(done), ct);
        await Task.WhenAll(ended.Select(p => p.Value));
    }

    /// <summary>Ends when every poll in hand was broken off.</summary>
    public Task AbandonAsync()
    {
        var all = Task.WhenAll(_inHand.Values);
        _inHand.Clear();
        return Task.WhenAny(all);
    }

    private async Task<PollResult> PollAsync(Feed feed, CancellationToken ct)
    {
        using var scope = Log.OfFeed(logger, feed.Url);
        try
        {
            return await poll.RunAsync(feed, progress: null, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is not ArchiveUnavailableException) // one feed that breaks us stops no other
        {
            Log.Broke(logger, ex, feed.Url);
            return new PollResult(feed, new FeedFetch.Failed($"NewsBot could not read it ({ex.GetType().Name}); its log says more."));
        }
    }

    private async Task StoreAsync(IReadOnlyList<PollResult> results, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var result in results)
        {
            if (result.Fetch is not FeedFetch.Failed { RetryAfter: not null }) // that is neither
                _evidence.Add(result.Feed, result.Fetch is not FeedFetch.Failed, now);
        }

        List<PolledFeed> polled = [];
        List<string> notices = [];
        foreach (var result in results)
        {
            var (feed, notice) = FeedProgress.Notice(result.Feed, progress.After(result, await FaultOfAsync(result, ct), now), now);
            polled.Add(new PolledFeed(feed, result.Seen));
            if (notice is not null)
                notices.Add(notice);
        }

        await feeds.SaveAsync(polled, ct);
        foreach (var result in results)
        {
            Measures.Count(result.Fetch);
            Tell(result);
        }

        foreach (var notice in notices)
            await admins.TellAsync(notice, ct);
    }

    private async ValueTask<Fault> FaultOfAsync(PollResult result, CancellationToken ct)
    {
        if (result.Fetch is not FeedFetch.Failed failed || result.Feed.FailingSince is null)
            return Fault.Unknown;
        if (failed.RetryAfter is not null) // its site speaks for itself
            return Fault.Theirs;
        var fault = _evidence.Judge(result.Feed, isAllKnown: false);
        return fault == Fault.Unknown && !await AskOthersAsync(result.Feed, ct) ? _evidence.Judge(result.Feed, isAllKnown: true) : fault;
    }

    /// <summary>Brings polls of other hosts forward of which nothing is known since <paramref name="feed"/> failed first; false where there are none.</summary>
    private async ValueTask<bool> AskOthersAsync(Feed feed, CancellationToken ct)
    {
        var (host, now) = (NetworkEvidence.HostOf(feed), time.GetUtcNow());
        var others = (await feeds.ListAsync(ct))
            .Where(f => f.State == FeedState.Active && f.Failures == 0 && !(f.HeldUntil > now) && NetworkEvidence.HostOf(f) != host && !_evidence.IsKnown(f, feed.LastPoll))
            .DistinctBy(NetworkEvidence.HostOf).OrderBy(f => f.NextPoll).Take(Witnesses).Select(f => f.Id).ToList();
        if (others.Count > 0)
            await feeds.HastenAsync(others, now, ct);
        return others.Count > 0;
    }

    private void Tell(PollResult result)
    {
        using var scope = Log.OfFeed(logger, result.Feed.Url);
        if (result.Fetch is FeedFetch.Failed failed)
            Log.Failed(logger, result.Feed.Url, failed.Reason);
        else
            Log.Polled(logger, result.Summary.IsQuiet ? LogLevel.Debug : LogLevel.Information, result.Feed.Url, result.Summary);
        foreach (var problem in result.Problems)
            Log.Refused(logger, problem.IsTooOld ? LogLevel.Debug : LogLevel.Information, problem.Place, problem.Reason);
    }

    private static class Measures
    {
        private static readonly Counter<long> Polls = NewsBotMeter.CreateCounter("newsbot.feed.polls", "{poll}", "Polls of feeds that ended.");

        public static void Count(FeedFetch fetch) => Polls.Add(1, new KeyValuePair<string, object?>("newsbot.feed.poll.outcome", fetch switch
        {
            FeedFetch.Served => "served",
            FeedFetch.Unchanged => "unchanged",
            _ => "failed",
        }));
    }

    private static partial class Log
    {
        public static readonly Func<ILogger, string, IDisposable?> OfFeed = LoggerMessage.DefineScope<string>("feed {Feed}");

        [LoggerMessage(LogLevel.Error, "Polling {Feed} broke")]
        public static partial void Broke(ILogger logger, Exception ex, string feed);

        [LoggerMessage(LogLevel.Information, "{Feed} could not be read: {Reason}")]
        public static partial void Failed(ILogger logger, string feed, string reason);

        [LoggerMessage("Polled {Feed}: {Summary}")]
        public static partial void Polled(ILogger logger, LogLevel level, string feed, ScanSummary summary);

        [LoggerMessage("{Place} was refused: {Reason}")]
        public static partial void Refused(ILogger logger, LogLevel level, string place, string reason);
    }
}
