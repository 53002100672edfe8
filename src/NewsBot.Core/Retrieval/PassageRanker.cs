using System.Numerics;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>candidate articles -> passages of whole sentences, best first.</summary>
internal static class PassageRanker
{
    /// <summary>Ranks every passage of at most <paramref name="maxLength"/> units that holds a word of the question.</summary>
    public static List<RankedPassage> Rank(IReadOnlyList<Candidate> candidates, WeightedQuestion question, RecencyBoost recency, int maxLength)
    {
        var articles = candidates.Select(c => new ArticleMatch(c, question)).ToList();
        var best = articles.Select(a => a.Score * recency.For(a.Candidate.Published)).DefaultIfEmpty(1).Max();
        var passages = new List<RankedPassage>();
        foreach (var article in articles)
        {
            var boost = recency.For(article.Candidate.Published);
            AddPassages(passages, new Scoring(article, question) { Recency = boost, Share = article.Score * boost / best }, maxLength);
        }

        foreach (var passage in passages)
            passage.Score = RankingWeights.Score(passage.Features);
        passages.Sort(BestFirst);
        Votes.Count(passages, question);
        passages.Sort(BestFirst);
        return passages;
    }

    private static int BestFirst(RankedPassage one, RankedPassage other)
    {
        var byScore = other.Score.CompareTo(one.Score);
        if (byScore != 0)
            return byScore;
        var byArticle = other.Candidate.Score.CompareTo(one.Candidate.Score);
        return byArticle != 0 ? byArticle : one.First.CompareTo(other.First);
    }

    private static void AddPassages(List<RankedPassage> passages, Scoring scoring, int maxLength)
    {
        var text = scoring.Article.Candidate.Words;
        var lastOfPrevious = -1;
        for (var first = 0; first < text.SentenceCount; first++)
        {
            var last = first;
            while (last + 1 < text.SentenceCount && text.IsJoined(last + 1) && text[last + 1].Span.End - text[first].Span.Start <= maxLength)
                last++;
            while (last > first && text[last].Kind is SentenceKind.Heading) // it belongs to what follows
                last--;
            var isPartOfPrevious = last == lastOfPrevious;
            lastOfPrevious = last;
            if (scoring.Measure(first, last) is { } passage && !(isPartOfPrevious && passages is [.., var previous] && previous.Last == last && previous.Candidate == passage.Candidate && previous.Matched == passage.Matched))
                passages.Add(passage);
        }
    }

    /// <summary>Measures passages of one article.</summary>
    private sealed class Scoring(ArticleMatch article, WeightedQuestion question)
    {
        private const double NearWords = 40;
        private const double LeadSentences = 4;

        public ArticleMatch Article => article;

        public required double Recency { get; init; }

        public required double Share { get; init; }

        /// <summary>Null where no word of the question stands in the passage.</summary>
        public RankedPassage? Measure(int first, int last)
        {
            ulong matched = 0, neighbours = 0;
            var typed = 0.0;
            int firstMatch = -1, lastMatch = -1;
            for (var i = first; i <= last; i++)
            {
                ref readonly var sentence = ref article.Sentences[i];
                matched |= sentence.Matched;
                neighbours |= sentence.Neighbours;
                typed = Math.Max(typed, sentence.Typed);
                firstMatch = firstMatch < 0 ? sentence.FirstMatch : firstMatch;
                lastMatch = Math.Max(lastMatch, sentence.LastMatch);
            }

            if (matched == 0)
                return null;
            var passage = new RankedPassage(article.Candidate, first, last)
            {
                Features = new double[RankedPassage.FeatureCount],
                Matched = matched,
                InTitle = article.Title,
                InArticle = article.Anywhere,
            };
            Cover(passage, neighbours);
            passage[Feature.TypedAnswer] = typed;
            passage[Feature.Proximity] = BitOperations.PopCount(matched) < 2 ? 0 : Math.Max(0, 1 - ((lastMatch - firstMatch) / NearWords));
            Place(passage);
            return passage;
        }

        private void Cover(RankedPassage passage, ulong neighbours)
        {
            passage[Feature.Coverage] = question.ShareOf(passage.Matched);
            passage[Feature.TitleCoverage] = question.ShareOf(article.Title & ~passage.Matched);
            var before = passage.First > 0 ? article.Sentences[passage.First - 1].Matched : 0;
            passage[Feature.ContextCoverage] = question.ShareOf(before & ~passage.Matched & ~article.Title);
            passage[Feature.MissingNames] = question.ShareOf(question.Names & ~passage.Matched & ~article.Title);
            passage[Feature.Neighbours] = question.ShareOf(neighbours);
        }

        private void Place(RankedPassage passage)
        {
            var covered = passage[Feature.Coverage] + passage[Feature.TitleCoverage];
            passage[Feature.Article] = Share;
            passage[Feature.CoveredArticle] = covered * Share;
            passage[Feature.CoveredRecency] = covered * Recency;
            passage[Feature.RecencyNow] = question.Parsed.IsAboutNow ? Recency : 0;
            passage[Feature.Lead] = 1 / (1 + (passage.First / LeadSentences));
            passage[Feature.InTime] = question.Parsed.Time is { } time && time.Contains(article.Candidate.Published) ? 1 : 0;
        }
    }
}
