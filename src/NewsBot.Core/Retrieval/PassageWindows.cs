using System.Numerics;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Finds the windows of whole neighbouring sentences of one article that hold a word of the question.</summary>
internal static class PassageWindows
{
    /// <summary>
    /// So many of one article are measured. Measured on an archive of news: no report has as many sentences, so this thins out only
    /// what is as long as a book.
    /// </summary>
    public const int Most = 2_048;

    private const int Usual = 32;

    /// <summary>The windows of at most <paramref name="maxLength"/> units in their order; where there are too many, those that cover most of the question.</summary>
    public static List<PassageWindow> Of(ArticleMatch article, WeightedQuestion question, int maxLength)
    {
        var windows = All(article, maxLength);
        if (windows.Count <= Most)
            return windows;
        return [.. windows.OrderByDescending(w => question.ShareOf(w.Matched)).ThenBy(w => w.First).Take(Most).OrderBy(w => w.First)];
    }

    private static List<PassageWindow> All(ArticleMatch article, int maxLength)
    {
        var text = article.Candidate.Words;
        var windows = new List<PassageWindow>(Usual);
        var sentences = article.Sentences;
        var sliding = new SlidingMatch(sentences);
        for (int first = 0, end = 0, hit = 0; first < text.SentenceCount; first++)
        {
            while (hit < text.SentenceCount && (hit < first || sentences[hit].Matched == 0))
                hit++;
            if (hit == text.SentenceCount)
                break;
            if (hit > first && text[hit].Span.End - text[first].Span.Start > maxLength) // nothing of the question is within reach
                continue;
            end = Math.Max(end, first);
            while (end + 1 < text.SentenceCount && text.IsJoined(end + 1) && text[end + 1].Span.End - text[first].Span.Start <= maxLength)
                end++;
            var last = end;
            while (last > first && text[last].Kind is SentenceKind.Heading) // it belongs to what follows
                last--;
            var matched = sliding.MoveTo(first, last);
            var isPartOfPrevious = windows is [.., var previous] && previous.Last == last && previous.Matched == matched;
            if (matched != 0 && !isPartOfPrevious)
                windows.Add(new PassageWindow(first, last, matched));
        }

        return windows;
    }

    /// <summary>What neighbouring sentences match together. Both ends only move on, so each sentence is looked at twice, however wide the window.</summary>
    private ref struct SlidingMatch(ReadOnlySpan<SentenceMatch> sentences)
    {
        private readonly ReadOnlySpan<SentenceMatch> _sentences = sentences;
        private readonly int[] _counts = new int[64];
        private ulong _matched;
        private int _first;
        private int _next;

        public ulong MoveTo(int first, int last)
        {
            while (_next <= last)
                Add(_sentences[_next++].Matched);
            while (_first < first)
                Remove(_sentences[_first++].Matched);
            return _matched;
        }

        private void Add(ulong words)
        {
            for (var rest = words; rest != 0; rest &= rest - 1)
                _counts[BitOperations.TrailingZeroCount(rest)]++;
            _matched |= words;
        }

        private void Remove(ulong words)
        {
            for (var rest = words; rest != 0; rest &= rest - 1)
            {
                if (--_counts[BitOperations.TrailingZeroCount(rest)] == 0)
                    _matched &= ~(rest & (~rest + 1));
            }
        }
    }
}

/// <summary>Neighbouring sentences that may be quoted together.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Matched">Bits of the question's words that stand in them.</param>
internal readonly record struct PassageWindow(int First, int Last, ulong Matched);
