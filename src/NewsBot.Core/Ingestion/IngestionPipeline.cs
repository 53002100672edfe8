using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>
/// Three stages that run beside each other: the source reads, the encoder computes, the store saves. Between them stand bounded
/// channels, so a fast source waits and memory does not grow. The store takes all that is ready as one transaction.
/// </summary>
internal sealed class IngestionPipeline(IArticleStore store, Retention retention) : IIngestionPipeline
{
    private const string FetchedQueue = "fetched";
    private const string PreparedQueue = "prepared";
    private const int QueueLength = 512;
    private const int LookUpSize = 64;
    private const int LargestBatch = 512;
    private const int LargestBatchUnits = 8_000_000;
    private const int MostIdle = 2;

    /// <summary>Encoders that know the words of the news already: the feeds of a day bring the same ones again and again.</summary>
    private readonly ConcurrentBag<ArticleEncoder> _idle = [];

    public async IAsyncEnumerable<IngestionOutcome> IngestAsync(IArticleSource source, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var stages = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var fetched = Channel.CreateBounded<FetchOutcome>(Options());
        var prepared = Channel.CreateBounded<Item>(Options());
        var reading = Task.Run(() => ReadAsync(source, fetched.Writer, stages.Token), CancellationToken.None);
        var preparing = Task.Run(() => PrepareAsync(fetched.Reader, prepared.Writer, stages.Token), CancellationToken.None);
        try
        {
            while (await prepared.Reader.WaitToReadAsync(ct))
            {
                foreach (var outcome in await SaveAsync(TakeBatch(prepared.Reader), ct))
                {
                    Measures.Count(outcome);
                    yield return outcome;
                }
            }
        }
        finally
        {
            await stages.CancelAsync();
            await Task.WhenAll(reading, preparing);
            NewsBotMeter.CountWaiting(FetchedQueue, -fetched.Reader.Count); // what a stop leaves behind waits no longer
            NewsBotMeter.CountWaiting(PreparedQueue, -prepared.Reader.Count);
        }
    }

    private static BoundedChannelOptions Options() => new(QueueLength) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true, SingleWriter = true };

    private static async ValueTask AddAsync<T>(ChannelWriter<T> queue, T item, string name, CancellationToken ct)
    {
        await queue.WriteAsync(item, ct);
        NewsBotMeter.CountWaiting(name, 1);
    }

    private static async Task ReadAsync(IArticleSource source, ChannelWriter<FetchOutcome> fetched, CancellationToken ct)
    {
        try
        {
            await foreach (var outcome in source.FetchAsync(ct))
                await AddAsync(fetched, outcome, FetchedQueue, ct);
            fetched.Complete();
        }
        catch (Exception ex) // it surfaces where the outcomes are read
        {
            fetched.Complete(ex);
        }
    }

    private async Task PrepareAsync(ChannelReader<FetchOutcome> fetched, ChannelWriter<Item> prepared, CancellationToken ct)
    {
        var encoder = _idle.TryTake(out var used) ? used : new ArticleEncoder();
        try
        {
            var batch = new List<FetchOutcome>(LookUpSize);
            while (await fetched.WaitToReadAsync(ct))
            {
                batch.Clear();
                while (batch.Count < LookUpSize && fetched.TryRead(out var outcome))
                    batch.Add(outcome);
                NewsBotMeter.CountWaiting(FetchedQueue, -batch.Count);
                foreach (var item in await LookUpAsync(batch, ct))
                    await AddAsync(prepared, Encoded(item, encoder), PreparedQueue, ct);
            }

            await fetched.Completion;
            prepared.Complete();
        }
        catch (Exception ex) // it surfaces where the outcomes are read
        {
            prepared.Complete(ex);
        }

        if (_idle.Count < MostIdle)
            _idle.Add(encoder);
    }

    private async ValueTask<List<Item>> LookUpAsync(List<FetchOutcome> batch, CancellationToken ct)
    {
        var items = batch.ConvertAll(fetched => Item.Of(fetched, retention));
        var asked = items.Where(i => i.Outcome is null).ToList();
        var states = await store.LookUpAsync(asked.ConvertAll(i => new VersionKey(i.Article!.Keys, i.Fingerprint)), ct);
        for (var i = 0; i < asked.Count; i++)
            asked[i].Settle(states[i]);
        return items;
    }

    private static Item Encoded(Item item, ArticleEncoder encoder)
    {
        if (item.Outcome is null)
            item.Prepared = encoder.Encode(item.Article!, item.Fingerprint);
        return item;
    }

    private static List<Item> TakeBatch(ChannelReader<Item> prepared)
    {
        var batch = new List<Item>();
        for (long units = 0; batch.Count < LargestBatch && units < LargestBatchUnits && prepared.TryRead(out var item); batch.Add(item))
            units += item.Prepared?.Article.Body.Length ?? 0;
        NewsBotMeter.CountWaiting(PreparedQueue, -batch.Count);
        return batch;
    }

    private async ValueTask<IEnumerable<IngestionOutcome>> SaveAsync(List<Item> batch, CancellationToken ct)
    {
        var unsaved = batch.Where(i => i.Outcome is null).ToList();
        if (unsaved.Count > 0)
        {
            var states = await store.SaveAsync(unsaved.ConvertAll(i => i.Prepared!), ct);
            for (var i = 0; i < unsaved.Count; i++)
                unsaved[i].Conclude(states[i]);
        }

        return batch.Select(i => i.Outcome!);
    }

    private static class Measures
    {
        private static readonly Counter<long> Outcomes = NewsBotMeter.CreateCounter("newsbot.ingestion.articles", "{article}", "What sources delivered.");

        public static void Count(IngestionOutcome outcome) => Outcomes.Add(1, new KeyValuePair<string, object?>("newsbot.ingestion.outcome", outcome switch
        {
            IngestionOutcome.Added => "added",
            IngestionOutcome.Updated => "updated",
            IngestionOutcome.Unchanged => "unchanged",
            IngestionOutcome.Refused => "refused",
            _ => "unreadable",
        }));
    }

    /// <summary>One thing on its way through the stages; its outcome is null until it is known.</summary>
    private sealed class Item(string place)
    {
        public Article? Article { get; private init; }

        public ContentFingerprint Fingerprint { get; private init; }

        public PreparedArticle? Prepared { get; set; }

        public IngestionOutcome? Outcome { get; private set; }

        public static Item Of(FetchOutcome fetched, Retention retention) => fetched switch
        {
            FetchOutcome.Fetched { Article: var article } when ReasonToRefuse(article) is { } reason =>
                new Item(fetched.Place) { Outcome = new IngestionOutcome.Refused(fetched.Place, reason) },
            FetchOutcome.Fetched { Article: var article } when retention.ReasonToRefuse(article) is { } reason =>
                new Item(fetched.Place) { Outcome = new IngestionOutcome.Refused(fetched.Place, reason) { IsTooOld = true } },
            FetchOutcome.Fetched { Article: var article } =>
                new Item(fetched.Place) { Article = article, Fingerprint = ArticleEncoder.FingerprintOf(article) },
            FetchOutcome.Refused refused => new Item(fetched.Place) { Outcome = new IngestionOutcome.Refused(refused.Place, refused.Reason) },
            FetchOutcome.Unreadable unreadable => new Item(fetched.Place) { Outcome = new IngestionOutcome.Unreadable(unreadable.Place, unreadable.Reason) },
            _ => throw new UnreachableException(),
        };

        /// <summary>What the look-up says before anything is computed.</summary>
        public void Settle(StoredState stored)
        {
            if (stored.State is VersionState.Unchanged or VersionState.Removed)
                Conclude(stored);
        }

        public void Conclude(StoredState stored) => Outcome = stored.State switch
        {
            VersionState.New => new IngestionOutcome.Added(place, stored.Id, Article!.Title),
            VersionState.Changed => new IngestionOutcome.Updated(place, stored.Id, Article!.Title),
            VersionState.Unchanged => new IngestionOutcome.Unchanged(place, stored.Id),
            VersionState.Removed => new IngestionOutcome.Refused(place, "this article was taken down or became too old, and does not come back"),
            _ => new IngestionOutcome.Refused(place, "the store can keep no more articles of its day; articles without a date count as of today, so give them theirs"),
        };

        private static string? ReasonToRefuse(Article article)
        {
            if (article.Keys.Count == 0)
                return "it has nothing by which it could be known again";
            if (article.Title.Contains('\0') || article.Body.Contains('\0'))
                return "it holds NUL characters, so it is no text; save it as text";
            return article.Body.AsSpan().IsWhiteSpace() ? "it has no text" : null;
        }
    }
}
