using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Retrieval;

/// <summary>The full-text index over the newest version of every article.</summary>
public interface IPassageIndex
{
    /// <summary>A view in which nothing changes while one question is answered, whatever is ingested beside it.</summary>
    ValueTask<IPassageSnapshot> OpenAsync(CancellationToken ct);
}

/// <summary>What one question sees of the archive. For one question at a time; dispose it soon.</summary>
public interface IPassageSnapshot : IAsyncDisposable
{
    /// <summary>What lies within the bounds.</summary>
    ValueTask<Coverage> CoverageAsync(SearchBounds bounds, CancellationToken ct);

    /// <summary>In how many articles each folded word occurs, in any of its forms; of whatever outlet and age, but none of a day after <paramref name="asOf"/>.</summary>
    ValueTask<IReadOnlyList<int>> CountArticlesAsync(IReadOnlyList<string> words, DateTimeOffset asOf, CancellationToken ct);

    /// <summary>What the words of the archive mean.</summary>
    ValueTask<WordVectors> VectorsAsync(CancellationToken ct);

    /// <summary>The articles that hold the heaviest words of the query, times recency; best first.</summary>
    ValueTask<IReadOnlyList<Candidate>> SearchAsync(SearchQuery query, CancellationToken ct);

    /// <summary>The text of a candidate's version and what is said of it.</summary>
    ValueTask<CandidateArticle> ReadAsync(Candidate candidate, CancellationToken ct);

    /// <summary>The other outlets that carry a candidate's story within the bounds.</summary>
    ValueTask<IReadOnlyList<string>> AlsoReportedByAsync(Candidate candidate, SearchBounds bounds, CancellationToken ct);
}

/// <summary>The bounds of a search.</summary>
/// <param name="AsOf">Nothing published after this instant is seen.</param>
public sealed record SearchBounds(DateTimeOffset AsOf)
{
    /// <summary>Nothing published before it; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Nothing published after it; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only outlets whose name holds this; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>The earlier of <see cref="AsOf"/> and <see cref="Until"/>.</summary>
    public DateTimeOffset Latest => Until is { } until && until < AsOf ? until : AsOf;
}

/// <summary>What the index is asked for.</summary>
/// <param name="Terms">Words and their weights.</param>
/// <param name="Bounds">The bounds.</param>
/// <param name="Recency">How age counts.</param>
/// <param name="Limit">How many candidates are wanted.</param>
public sealed record SearchQuery(IReadOnlyList<WeightedTerm> Terms, SearchBounds Bounds, RecencyBoost Recency, int Limit);

/// <summary>A word of a query.</summary>
/// <param name="Forms">The word and other forms of it, folded; any of them counts.</param>
/// <param name="Weight">What an article gains that holds it.</param>
/// <param name="IsRare">Whether it is looked up in the whole archive; frequent words are looked up in the newest articles only.</param>
public sealed record WeightedTerm(IReadOnlyList<string> Forms, double Weight, bool IsRare);

/// <summary>An article that may hold the answer.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Version">The store's number of the version that was current then.</param>
/// <param name="Story">The same for near copies of one story.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Words">Its sentences and words.</param>
/// <param name="Score">Higher is better.</param>
public sealed record Candidate(ArticleId Article, long Version, long Story, DateTimeOffset Published, EncodedText Words, double Score);

/// <summary>The text of a candidate's version.</summary>
/// <param name="Number">Which version it is, from 1.</param>
/// <param name="Article">The version as it was delivered.</param>
/// <param name="Published">When the article was published; where it does not say, when it was first seen.</param>
/// <param name="Source">The outlet.</param>
public sealed record CandidateArticle(int Number, Article Article, NewsTime Published, string Source);
