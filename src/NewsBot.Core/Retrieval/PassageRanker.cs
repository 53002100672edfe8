using System.Numerics;

namespace NewsBot.Retrieval;

/// <summary>candidate articles -> passages of whole sentences, best first.</summary>
internal static class PassageRanker
{
    /// <summary>So many are kept of the thousands that hold a word of the question; where it quotes something, all, for the others may not hold that.</summary>
    public const int Kept = 200;

    private const double ManyWords = 10;
    private const double ShortArticle = 400;
    private const double LengthScale = 4; // so that it is from 0 to about 1

    /// <summary>Whatever is older is equally old.</summary>
    private static readonly TimeSpan OldAge = TimeSpan.FromDays(4 * 365.25);

    /// <summary>Ranks the passages of at most <paramref name="maxLength"/> units that hold a word of the question.</summary>
    public static Ranking Rank(IReadOnlyList<Candidate> candidates, WeightedQuestion question, RecencyBoost recency, int maxLength)
    {
        var articles = candidates.Select(c => new ArticleMatch(c, question)).ToList();
        var most = articles.Select(a => a.Score * recency.For(a.Candidate.Published)).DefaultIfEmpty(1).Max();
        var passages = new BestPassages(question.Parsed.Phrases.Count > 0 ? int.MaxValue : Kept);
        var windows = new PassageWindows(question, maxLength);
        foreach (var article in articles)
        {
            using var lent = article;
            var boost = recency.For(article.Candidate.Published);
            var scoring = new Scoring(article, question) { Recency = boost, Share = article.Score * boost / most };
            foreach (var window in windows.Of(article))
                passages.Offer(scoring, window);
        }

        var ranked = passages.ToList();
        ranked.Sort(BestFirst);
        using var words = PassageWords.Of(ranked.GetRange(0, Math.Min(Votes.Voters, ranked.Count)), question);
        Votes.Count(words);
        words.Passages.Sort((one, other) => BestFirst(one.Passage, other.Passage)); // votes only lift, so the others stay behind
        var answer = AnswerWords.Of(words);
        answer.AddToPassages();
        foreach (var read in words.Passages)
            RankAgain(read.Passage, question, recency);
        ranked.Sort(0, words.Passages.Count, Comparer<RankedPassage>.Create(BestFirst));
        return new Ranking(question, ranked) { LikelyWords = answer.Likely, Recency = recency };
    }

    /// <summary>Measures the rest of one of the best, which would cost too much of all, and scores it once more.</summary>
    private static void RankAgain(RankedPassage passage, WeightedQuestion question, RecencyBoost recency)
    {
        var missing = question.All & ~passage.Matched & ~passage.InTitle;
        passage[Feature.LikeWords] = question.Likeness.ShareOf(missing, passage.Words);
        passage[Feature.MissingWord] = question.RarestOf(missing);
        passage[Feature.MissingInArticle] = question.RarestOf(question.All & ~passage.InArticle);
        passage[Feature.MatchedWords] = BitOperations.PopCount(passage.Matched) / ManyWords;
        passage[Feature.ArticleLength] = Math.Log((passage.Candidate.Words.WordCount + 1) / ShortArticle) / LengthScale;
        passage[Feature.AskedCoverage] = question.ShareOfAsked(passage.Matched | passage.InTitle);
        passage[Feature.Age] = Math.Clamp((recency.Newest - passage.Candidate.Published) / OldAge, 0, 1);
        passage[Feature.Season] = recency.SeasonFor(passage.Candidate.Published);
        passage.Score += RankingWeights.ScoreOfBest(passage.Features);
        passage.IsOfBest = true;
    }

    private static int BestFirst(RankedPassage one, RankedPassage other)
    {
        var byScore = other.Score.CompareTo(one.Score);
        if (byScore != 0)
            return byScore;
        var byArticle = other.Candidate.Score.CompareTo(one.Candidate.Score);
        if (byArticle != 0)
            return byArticle;
        var byVersion = one.Candidate.Version.CompareTo(other.Candidate.Version); // of copies that are all alike the one that was first stored
        return byVersion != 0 ? byVersion : one.First.CompareTo(other.First);
    }

    /// <summary>Keeps the passages with the highest scores; most are measured only.</summary>
    private sealed class BestPassages(int capacity)
    {
        /// <summary>What a passage can gain by what could be the answer in it: telling costs most, so those go first that it would not save.</summary>
        private readonly double _mostTyped = Math.Max(0, RankingWeights.Of(Feature.TypedAnswer)) + 1e-9;

        private readonly PriorityQueue<RankedPassage, double> _passages = new();
        private readonly double[] _features = new double[RankedPassage.FeatureCount];
        private double[]? _spare;

        public void Offer(Scoring scoring, PassageWindow window)
        {
            scoring.Measure(window, _features);
            var isFull = _passages.Count >= capacity;
            if (isFull && _passages.TryPeek(out _, out var lowest) && RankingWeights.Score(_features) + _mostTyped < lowest)
                return;
            _features[(int)Feature.TypedAnswer] = scoring.TypedOf(window);
            var score = RankingWeights.Score(_features);
            if (!isFull)
                _passages.Enqueue(PassageOf(scoring, window, score), score);
            else if (_passages.TryPeek(out _, out var least) && score > least)
                _spare = _passages.EnqueueDequeue(PassageOf(scoring, window, score), score).Features;
        }

        /// <summary>With the place for what was measured of one that is not kept.</summary>
        private RankedPassage PassageOf(Scoring scoring, PassageWindow window, double score)
        {
            var features = _spare ?? new double[RankedPassage.FeatureCount];
            _features.CopyTo(features, 0);
            _spare = null;
            return scoring.PassageOf(window, features, score);
        }

        public List<RankedPassage> ToList() => [.. _passages.UnorderedItems.Select(item => item.Element)];
    }

    /// <summary>Measures passages of one article.</summary>
    private sealed class Scoring(ArticleMatch article, WeightedQuestion question)
    {
        private const double NearWords = 40;
        private const double LeadSentences = 4;

        public required double Recency { get; init; }

        public required double Share { get; init; }

        public RankedPassage PassageOf(PassageWindow window, double[] features, double score) => new(article.Candidate, window.First, window.Last)
        {
            Features = features,
            Score = score,
            Matched = window.Matched,
            InTitle = article.Title,
            InArticle = article.Anywhere,
        };

        /// <summary>How well something in it could be the answer.</summary>
        public double TypedOf(PassageWindow window)
        {
            var typed = 0.0;
            for (var i = window.First; i <= window.Last && typed < 1; i++)
                typed = Math.Max(typed, article.TypedOf(i));
            return typed;
        }

        /// <summary>Measures all but <see cref="TypedOf"/>.</summary>
        public void Measure(PassageWindow window, double[] features)
        {
            var (first, last, matched) = window;
            ulong neighbours = 0;
            int firstMatch = -1, lastMatch = -1;
            var sentences = article.Sentences;
            for (var i = first; i <= last; i++)
            {
                ref readonly var sentence = ref sentences[i];
                neighbours |= sentence.Neighbours;
                if (sentence.Matched == 0)
                    continue;
                firstMatch = firstMatch < 0 ? sentence.FirstMatch : firstMatch;
                lastMatch = sentence.LastMatch;
            }

            Array.Clear(features);
            features[(int)Feature.Neighbours] = question.ShareOf(neighbours);
            features[(int)Feature.Proximity] = BitOperations.PopCount(matched) < 2 ? 0 : Math.Max(0, 1 - ((lastMatch - firstMatch) / NearWords));
            Cover(window, features);
            Place(window, features);
        }

        private void Cover(PassageWindow window, double[] features)
        {
            var matched = window.Matched;
            features[(int)Feature.Coverage] = question.ShareOf(matched);
            features[(int)Feature.TitleCoverage] = question.ShareOf(article.Title & ~matched);
            var before = window.First > 0 ? article.Sentences[window.First - 1].Matched : 0;
            features[(int)Feature.ContextCoverage] = question.ShareOf(before & ~matched & ~article.Title);
            features[(int)Feature.MissingNames] = question.ShareOf(question.Names & ~matched & ~article.Title);
        }

        private void Place(PassageWindow window, double[] features)
        {
            var covered = features[(int)Feature.Coverage] + features[(int)Feature.TitleCoverage];
            features[(int)Feature.Article] = Share;
            features[(int)Feature.CoveredArticle] = covered * Share;
            features[(int)Feature.CoveredRecency] = covered * Recency;
            features[(int)Feature.RecencyNow] = question.Parsed.IsAboutNow ? Recency : 0;
            features[(int)Feature.Lead] = 1 / (1 + (window.First / LeadSentences));
            features[(int)Feature.InTime] = question.Parsed.Time is { } time && time.Contains(article.Candidate.Published) ? 1 : 0;
        }
    }
}
