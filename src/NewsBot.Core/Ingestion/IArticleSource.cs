using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>Where articles come from: files, feeds, pages. Streams, so that memory does not grow with the source.</summary>
public interface IArticleSource
{
    /// <summary>What people call it, such as a path or an address.</summary>
    string Name { get; }

    /// <summary>Reads everything that is there now. What cannot be read is a value of the stream and ends nothing.</summary>
    IAsyncEnumerable<FetchOutcome> FetchAsync(CancellationToken ct);
}

/// <summary>One thing that a source delivered.</summary>
/// <param name="Place">Where it stands, such as <c>bulk.jsonl:17</c>.</param>
public abstract record FetchOutcome(string Place)
{
    /// <summary>An article.</summary>
    public sealed record Fetched(string Place, Article Article) : FetchOutcome(Place);

    /// <summary>Something that was read and is no article that can be stored; <paramref name="Reason"/> is a sentence for the owner.</summary>
    public sealed record Refused(string Place, string Reason) : FetchOutcome(Place);

    /// <summary>A named input that could not be read at all; <paramref name="Reason"/> is a sentence for the owner.</summary>
    public sealed record Unreadable(string Place, string Reason) : FetchOutcome(Place);
}
