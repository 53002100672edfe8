using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Web;

namespace NewsBot.Sources.Feeds;

/// <summary>The entries of a feed as articles: from the feed where their text is there, else from their pages.</summary>
/// <param name="feed">The feed as it was served.</param>
/// <param name="address">Where it was served, which names entries that have no address.</param>
/// <param name="pages">What fetches pages.</param>
/// <param name="now">When it was served.</param>
internal sealed class FeedEntries(ParsedFeed feed, string address, FetchedPages pages, DateTimeOffset now)
{
    /// <summary>After so many pages in a row that did not come, no more are asked for at once.</summary>
    private const int Patience = 3;

    private readonly string? _outlet = feed.Title ?? PageAddress.SiteOf(address);
    private int _failuresInRow;

    /// <summary>The entries in their order, the first of those with the same key.</summary>
    public IReadOnlyList<ServedEntry> Within(string scope)
    {
        var keys = new EntryKeys(feed, scope);
        // A site that dates every entry anew whenever it serves the feed says nothing by it.
        var isTelling = feed.Entries.Count == 1 || feed.Entries.Select(e => e.Updated).Distinct().Count() > 1;
        return
        [
            .. feed.Entries.Select(e => e with { Published = WebArticle.Past(e.Published ?? e.Updated, now), Updated = isTelling ? e.Updated : null })
                .Select(entry => ToServed(entry, keys)).DistinctBy(entry => entry.Key),
        ];
    }

    private ServedEntry ToServed(FeedEntry entry, EntryKeys known)
    {
        var keys = known.Of(entry);
        var text = entry.ToText();
        var hasPage = !FullText.IsIn(entry, text) && known.HasOwnPage(entry);
        return new ServedEntry(keys[0], LookOf(entry, text), hasPage ? ct => ReadPageAsync(entry, keys, ct) : _ => ValueTask.FromResult(ReadText(entry, text, keys)))
        {
            Published = entry.Published,
            HasPage = hasPage,
        };
    }

    private EntryReading ReadText(FeedEntry entry, string text, IReadOnlyList<string> keys)
    {
        return text.Length == 0
            ? Refuse(entry, "The entry has no text and leads to no page.", EntryEnding.Final)
            : new EntryReading(new FetchOutcome.Fetched(PlaceOf(entry), Named(EntryArticle.OfText(entry, text, keys, address))), EntryEnding.Final);
    }

    private async ValueTask<EntryReading> ReadPageAsync(FeedEntry entry, IReadOnlyList<string> keys, CancellationToken ct)
    {
        if (Volatile.Read(ref _failuresInRow) >= Patience)
            return Refuse(entry, "Its page was not asked for, because other pages of this feed could not be fetched.", EntryEnding.Skipped);
        var page = await pages.ReadAsync(entry.Link!, ct);
        Interlocked.Exchange(ref _failuresInRow, page is FetchedPage.Unreadable { IsFinal: false } ? _failuresInRow + 1 : 0);
        return page switch
        {
            FetchedPage.Read read => new EntryReading(new FetchOutcome.Fetched(PlaceOf(entry), Named(EntryArticle.OfPage(entry, read.Article, keys, now))), EntryEnding.Final),
            FetchedPage.Refused refused => Refuse(entry, refused.Reason, EntryEnding.Final),
            FetchedPage.Unreadable unreadable => Refuse(entry, unreadable.Reason, unreadable.IsFinal ? EntryEnding.Final : EntryEnding.Failed),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The title of the feed tells more of who writes than a host that is only a number.</summary>
    private Article Named(Article article) => article.HasNamedSource ? article : article with { Source = _outlet };

    private EntryReading Refuse(FeedEntry entry, string reason, EntryEnding ending) => new(new FetchOutcome.Refused(PlaceOf(entry), reason), ending);

    private string PlaceOf(FeedEntry entry) => entry.Link ?? $"{address} ({entry.Id ?? entry.Title ?? "an entry without a name"})";

    /// <summary>All that tells an edit. Dates of publication do not: outlets set them anew.</summary>
    private static long LookOf(FeedEntry entry, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string?[] parts = [entry.Title, text, KeyOf(entry), entry.Updated?.ToString(), .. entry.Authors];
        foreach (var part in parts)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([part?.Length ?? -1]));
            hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        return BinaryPrimitives.ReadInt64BigEndian(hash.GetHashAndReset());
    }

    private static string? KeyOf(FeedEntry entry) => IdentityKey.TryOfUrl(entry.OriginalLink ?? entry.Link, out var key) ? key : null;
}
