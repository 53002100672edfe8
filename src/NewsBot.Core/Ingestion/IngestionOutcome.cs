using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>What became of one thing that a source delivered. A value of this kind is only given once it is safely stored.</summary>
/// <param name="Place">Where it stood, such as <c>bulk.jsonl:17</c>.</param>
public abstract record IngestionOutcome(string Place)
{
    /// <summary>A new article.</summary>
    public sealed record Added(string Place, ArticleId Id, string Title) : IngestionOutcome(Place);

    /// <summary>A new version of a known article.</summary>
    public sealed record Updated(string Place, ArticleId Id, string Title) : IngestionOutcome(Place);

    /// <summary>The article is stored like this already.</summary>
    public sealed record Unchanged(string Place, ArticleId Id) : IngestionOutcome(Place);

    /// <summary>Not stored; <paramref name="Reason"/> is a sentence for the owner.</summary>
    public sealed record Refused(string Place, string Reason) : IngestionOutcome(Place)
    {
        /// <summary>Whether it is sound but older than what is kept, which is what its owner wants.</summary>
        public bool IsTooOld { get; init; }
    }

    /// <summary>A named input that could not be read at all.</summary>
    public sealed record Unreadable(string Place, string Reason) : IngestionOutcome(Place);
}
