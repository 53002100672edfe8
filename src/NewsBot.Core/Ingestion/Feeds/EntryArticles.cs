using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Feeds;

/// <summary>The articles of entries as a source, and what is to be remembered of each once its outcome is known.</summary>
/// <param name="name">The feed's address.</param>
/// <param name="entries">The entries that are to be read.</param>
internal sealed class EntryArticles(string name, IReadOnlyList<FreshEntry> entries) : IArticleSource
{
    /// <summary>A page is fetched while the one before it is read and stored; a host wants no more at once.</summary>
    private const int ReadAhead = 2;

    /// <summary>So often an entry is tried that cannot be read for a reason that may pass.</summary>
    private const int MostTries = 100;

    private readonly Channel<(FreshEntry Entry, EntryEnding Ending)> _delivered = Channel.CreateUnbounded<(FreshEntry, EntryEnding)>();

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FetchOutcome> FetchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var reading = new Queue<Task<EntryReading>>();
        var next = 0;
        try
        {
            foreach (var entry in entries)
            {
                while (next < entries.Count && reading.Count < ReadAhead)
                    reading.Enqueue(entries[next++].Served.ReadAsync(ct).AsTask());
                var read = await reading.Dequeue();
                _delivered.Writer.TryWrite((entry, read.Ending));
                yield return read.Outcome;
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// What is to be remembered of the next entry, whose outcome is given; outcomes come in the order of delivery. Null for an entry that
    /// was not tried.
    /// </summary>
    public SeenEntry? Conclude(IngestionOutcome outcome)
    {
        if (!_delivered.Reader.TryRead(out var delivered))
            throw new InvalidOperationException("There are more outcomes than entries.");
        var ((served, tries), ending) = delivered;
        if (ending == EntryEnding.Skipped)
            return null;
        var isLeft = ending == EntryEnding.Failed && tries + 1 < MostTries;
        return new SeenEntry(served.Key, served.Look, ArticleOf(outcome)) { Tries = isLeft ? tries + 1 : 0 };
    }

    private static ArticleId? ArticleOf(IngestionOutcome outcome) => outcome switch
    {
        IngestionOutcome.Added added => added.Id,
        IngestionOutcome.Updated updated => updated.Id,
        IngestionOutcome.Unchanged unchanged => unchanged.Id,
        _ => null,
    };
}

/// <summary>An entry that is to be read.</summary>
/// <param name="Served">The entry.</param>
/// <param name="Tries">How often it could not be read as it is.</param>
internal readonly record struct FreshEntry(ServedEntry Served, int Tries);
