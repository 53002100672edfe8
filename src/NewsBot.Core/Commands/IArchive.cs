using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>What owners look at and take care of.</summary>
public interface IArchive
{
    /// <summary>Everything that is stored.</summary>
    ValueTask<Coverage> CoverageAsync(CancellationToken ct);

    /// <summary>The outlets, most articles first.</summary>
    ValueTask<IReadOnlyList<SourceSummary>> SourcesAsync(CancellationToken ct);

    /// <summary>The newest articles, the newest first, one of each story.</summary>
    ValueTask<IReadOnlyList<Headline>> HeadlinesAsync(HeadlineQuery query, CancellationToken ct);

    /// <summary>Counts of the database: versions, clusters, questions kept, bytes of the file.</summary>
    ValueTask<ArchiveStatus> StatusAsync(CancellationToken ct);

    /// <summary>One article with all its versions, by id or address; null where there is none.</summary>
    ValueTask<StoredArticle?> FindAsync(string idOrUrl, CancellationToken ct);

    /// <summary>Takes one article down for good: text, index and quotes go, the identity stays so that it does not come back.</summary>
    ValueTask<TakeDown> RemoveAsync(string idOrUrl, CancellationToken ct);
}

/// <summary>How a take-down ended.</summary>
public enum TakeDown
{
    /// <summary>There is no such article.</summary>
    NotFound,

    /// <summary>Nothing of it is left.</summary>
    Done,

    /// <summary>It is taken down and nobody finds it any more, but somebody who still reads the archive as it was keeps its bytes in the log beside the file.</summary>
    KeptInLog,
}

/// <summary>An outlet.</summary>
public sealed record SourceSummary(string Name, int Articles, NewsTime? Oldest, NewsTime? Newest);

/// <summary>Which headlines are wanted.</summary>
/// <param name="Latest">None that was published later.</param>
/// <param name="Limit">How many at most.</param>
public sealed record HeadlineQuery(DateTimeOffset Latest, int Limit)
{
    /// <summary>Only of this outlet; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Only of this day or later; null for all.</summary>
    public NewsTime? Since { get; init; }
}

/// <summary>An article by its headline.</summary>
public sealed record Headline(string Title, string Source, NewsTime Published)
{
    /// <summary>Where it can be read; null where it says none.</summary>
    public string? Url { get; init; }
}

/// <summary>Counts of the database.</summary>
public sealed record ArchiveStatus(Coverage Coverage, int Versions, int QuestionsKept, long FileBytes, int SchemaVersion, string SqliteVersion);

/// <summary>An article as it is stored.</summary>
public sealed record StoredArticle(ArticleId Id, bool IsRemoved, IReadOnlyList<StoredVersion> Versions);

/// <summary>A version of a stored article, numbered from 1.</summary>
public sealed record StoredVersion(int Number, DateTimeOffset SeenAt, Article Article, IReadOnlyList<string> Agencies, string? Correction);
