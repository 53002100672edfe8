using System.Globalization;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>passages -> citations: the text is cut from the stored version, never made.</summary>
internal sealed class CitationWriter(IPassageSnapshot snapshot, SearchScope scope, bool explain)
{
    /// <summary>A citation of each passage, but for one that cannot be cut to the length of a quote.</summary>
    public async ValueTask<List<Citation>> WriteAsync(Ranking ranking, IReadOnlyList<RankedPassage> passages, CancellationToken ct)
    {
        var articles = new Dictionary<long, CandidateArticle>();
        var citations = new List<Citation>(passages.Count);
        foreach (var passage in passages)
        {
            if (!articles.TryGetValue(passage.Candidate.Version, out var article))
                articles.Add(passage.Candidate.Version, article = await snapshot.ReadAsync(passage.Candidate, ct));
            if (QuoteOf(passage, article.Article.Body, ranking.Question) is not { } quote)
                continue;
            var alsoReportedBy = await snapshot.AlsoReportedByAsync(passage.Candidate, scope.Bounds, ct);
            citations.Add(Write(citations.Count + 1, passage, article, quote) with
            {
                AlsoReportedBy = alsoReportedBy,
                Explanation = explain ? Explain(passage, ranking) : [],
            });
        }

        return citations;
    }

    /// <summary>A single sentence may be longer than a quote; windows of several always fit.</summary>
    private TextSpan? QuoteOf(RankedPassage passage, string body, WeightedQuestion question) =>
        passage.Span.Length <= scope.MaxLength ? passage.Span : ClauseChoice.Best(body, passage.Span, scope.MaxLength, question);

    private static Citation Write(int marker, RankedPassage passage, CandidateArticle article, TextSpan span)
    {
        var body = article.Article.Body;
        return new Citation
        {
            Marker = marker,
            Snippet = span.In(body).ToString(),
            ArticleId = passage.Candidate.Article,
            Version = article.Number,
            Title = article.Article.Title,
            Source = article.Source,
            Url = article.Article.Url,
            Link = article.Article.Url is { } url ? TextFragment.Link(url, body, span) : null,
            Published = article.Published,
            IsUndated = article.Article.Published is null,
            Start = span.Start,
            End = span.End,
            IsCorrection = Enumerable.Range(passage.First, passage.Last - passage.First + 1).Any(s => passage.Candidate.Words[s].Kind is SentenceKind.Correction),
        };
    }

    private static List<ScorePart> Explain(RankedPassage passage, Ranking ranking)
    {
        Func<Feature, double> weigh = passage.IsOfBest ? RankingWeights.OfBest : RankingWeights.Of;
        var words = ranking.Question.Parsed.Terms.Select((term, i) => (term.Folded, Weight: ranking.Question.Weights[i], Stands: (passage.Matched & (1ul << i)) != 0));
        return
        [
            new ScorePart("words", string.Join(' ', words.Select(w => Text($"{(w.Stands ? "" : "-")}{w.Folded}({w.Weight:F1})")))),
            new ScorePart("asks for", ranking.Question.Parsed.Type.ToString()),
            .. Enum.GetValues<Feature>().Select(f => new ScorePart(
                f.ToString(), Text($"{passage[f]:F2} x {weigh(f):F2} = {passage[f] * weigh(f):F2}"))),
            new ScorePart("score", Text($"{passage.Score:F2}")),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
