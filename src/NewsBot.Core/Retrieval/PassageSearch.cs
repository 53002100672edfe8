using System.Collections.Frozen;

namespace NewsBot.Retrieval;

/// <summary>question -> weighted words -> candidate articles -> ranked passages.</summary>
internal static class PassageSearch
{
    /// <summary>Measured: the right article is among so many for 98 of 100 questions.</summary>
    private const int Candidates = 80;

    /// <summary>Words that stand in more than this share of the articles are looked up in the newest ones only.</summary>
    private const double RareShare = 0.02;

    /// <summary>Beside enough rarer words those in more than this share choose no articles; they only rank what is found.</summary>
    private const double FrequentShare = 0.1;

    private const int FewestRare = 4;

    /// <summary>Ranks the passages that answer a question.</summary>
    public static async ValueTask<Ranking> RankAsync(IPassageSnapshot snapshot, ParsedQuestion parsed, SearchScope scope, CancellationToken ct)
    {
        var (question, candidates) = await FindAsync(snapshot, parsed, scope, ct);
        return PassageRanker.Rank(candidates, question, scope.Recency, scope.MaxLength);
    }

    /// <summary>The articles that may answer a question, best first.</summary>
    public static async ValueTask<(WeightedQuestion Question, IReadOnlyList<Candidate> Candidates)> FindAsync(
        IPassageSnapshot snapshot, ParsedQuestion parsed, SearchScope scope, CancellationToken ct)
    {
        parsed = parsed with { Terms = await SpellingCorrection.MendAsync(snapshot, parsed.Terms, scope.Bounds.AsOf, ct) };
        var frequencies = await FrequenciesAsync(snapshot, parsed, scope.Bounds.AsOf, ct);
        var articles = Math.Max(scope.Articles, frequencies.DefaultIfEmpty().Max());
        var question = new WeightedQuestion(parsed, frequencies, articles, await snapshot.VectorsAsync(ct));
        var terms = Terms(question, scope.Articles);
        return (question, terms.Count == 0 ? [] : await snapshot.SearchAsync(new SearchQuery(terms, scope.Bounds, scope.Recency, Candidates), ct));
    }

    /// <summary>A word is as frequent as its most frequent form.</summary>
    private static async ValueTask<IReadOnlyList<int>> FrequenciesAsync(
        IPassageSnapshot snapshot, ParsedQuestion parsed, DateTimeOffset asOf, CancellationToken ct)
    {
        var counts = await snapshot.CountArticlesAsync([.. parsed.Terms.SelectMany(t => t.Forms)], asOf, ct);
        var next = 0;
        return [.. parsed.Terms.Select(term => counts.Skip((next += term.Forms.Count) - term.Forms.Count).Take(term.Forms.Count).Max())];
    }

    public static List<WeightedTerm> Terms(WeightedQuestion question, int articles)
    {
        var byRarity = Enumerable.Range(0, question.Weights.Length).Where(i => question.Frequencies[i] > 0).OrderBy(i => question.Frequencies[i]);
        return [.. byRarity
            .Select((place, order) => (place, isFew: order < FewestRare, share: (double)question.Frequencies[place] / Math.Max(1, articles)))
            .Where(word => word.isFew || word.share <= FrequentShare)
            .Select(word => new WeightedTerm(question.Parsed.Terms[word.place].Forms, question.Weights[word.place], word.isFew || word.share <= RareShare))];
    }
}

/// <summary>Where and how to search.</summary>
/// <param name="Bounds">The bounds.</param>
/// <param name="Recency">How age counts.</param>
/// <param name="Articles">How many articles lie within the bounds.</param>
/// <param name="MaxLength">The longest passage, in UTF-16 units.</param>
internal sealed record SearchScope(SearchBounds Bounds, RecencyBoost Recency, int Articles, int MaxLength);

/// <summary>Ranked passages.</summary>
/// <param name="Question">The question with its weights.</param>
/// <param name="Passages">Best first.</param>
internal sealed record Ranking(WeightedQuestion Question, IReadOnlyList<RankedPassage> Passages)
{
    /// <summary>How age counted.</summary>
    public RecencyBoost Recency { get; init; }

    /// <summary>How likely words of the best passages are of the answer, by stem.</summary>
    public IReadOnlyDictionary<uint, double> LikelyWords { get; init; } = FrozenDictionary<uint, double>.Empty;
}
