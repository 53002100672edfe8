using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>Where articles are kept.</summary>
public interface IArticleStore
{
    /// <summary>Which of these versions are stored already, so that an unchanged article costs no more than this look-up; in the order asked.</summary>
    ValueTask<IReadOnlyList<StoredState>> LookUpAsync(IReadOnlyList<VersionKey> versions, CancellationToken ct);

    /// <summary>Stores versions, all of them or none; what became of each is given in the order asked, once it is safe on disk.</summary>
    ValueTask<IReadOnlyList<StoredState>> SaveAsync(IReadOnlyList<PreparedArticle> articles, CancellationToken ct);

    /// <summary>
    /// Removes articles that were published before an instant, with their versions and their index rows, <paramref name="most"/> of them
    /// at most; gives how many. Of those without a date the identity stays, as nothing else would tell that they are old when they come again.
    /// </summary>
    ValueTask<int> ExpireAsync(DateTimeOffset before, int most, CancellationToken ct);
}

/// <summary>What names a version.</summary>
/// <param name="Keys">The identity keys of its article, the most telling first.</param>
/// <param name="Fingerprint">Its content.</param>
public sealed record VersionKey(IReadOnlyList<string> Keys, ContentFingerprint Fingerprint);

/// <summary>How a version stands to the store.</summary>
/// <param name="State">The relation.</param>
/// <param name="Id">The article.</param>
public readonly record struct StoredState(VersionState State, ArticleId Id);

/// <summary>How a version stands to the store.</summary>
public enum VersionState
{
    /// <summary>The article is not known.</summary>
    New,

    /// <summary>The article is known in another version; in a look-up also by a key that is not stored yet.</summary>
    Changed,

    /// <summary>The newest stored version is this one.</summary>
    Unchanged,

    /// <summary>The article was taken down, or had no date and became too old, and does not come back.</summary>
    Removed,

    /// <summary>The store can keep no more articles of the day that it was published.</summary>
    DayFull,
}
