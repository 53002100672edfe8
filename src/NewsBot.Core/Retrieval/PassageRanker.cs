using System.Numerics;

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
            var scoring = new Scoring(article, question) { Recency = boost, Share = article.Score * boost / best };
            passages.AddRange(PassageWindows.Of(article, question, maxLength).Select(scoring.Measure));
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

    /// <summary>Measures passages of one article.</summary>
    private sealed class Scoring(ArticleMatch article, WeightedQuestion question)
    {
        private const double NearWords = 40;
        private const double LeadSentences = 4;

        public required double Recency { get; init; }

        public required double Share { get; init; }

        public RankedPassage Measure(PassageWindow window)
        {
            var (first, last, matched) = window;
            ulong neighbours = 0;
            var typed = 0.0;
            int firstMatch = -1, lastMatch = -1;
            for (var i = first; i <= last; i++)
            {
                ref readonly var sentence = ref article.Sentences[i];
                neighbours |= sentence.Neighbours;
                typed = Math.Max(typed, sentence.Typed);
                firstMatch = firstMatch < 0 ? sentence.FirstMatch : firstMatch;
                lastMatch = Math.Max(lastMatch, sentence.LastMatch);
            }

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
