using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Finds the windows of whole neighbouring sentences that hold a word of the question.</summary>
/// <param name="question">The question.</param>
/// <param name="maxLength">The longest window, in UTF-16 units.</param>
internal sealed class PassageWindows(WeightedQuestion question, int maxLength)
{
    /// <summary>
    /// So many of one article are measured. Measured on an archive of news: no report has as many sentences, so this thins out only
    /// what is as long as a book.
    /// </summary>
    public const int Most = 2_048;

    private readonly List<PassageWindow> _windows = [];

    /// <summary>The windows of an article in their order; where there are too many, those that cover most of the question. Good until the next article.</summary>
    public List<PassageWindow> Of(ArticleMatch article)
    {
        _windows.Clear();
        FindAll(article.Candidate.Words, article.Sentences);
        if (_windows.Count <= Most)
            return _windows;
        return [.. _windows.OrderByDescending(w => question.ShareOf(w.Matched)).ThenBy(w => w.First).Take(Most).OrderBy(w => w.First)];
    }

    private void FindAll(EncodedText text, ReadOnlySpan<SentenceMatch> sentences)
    {
        for (int first = 0, end = 0, hit = 0; first < sentences.Length; first++)
        {
            while (hit < sentences.Length && (hit < first || sentences[hit].Matched == 0))
                hit++;
            if (hit == sentences.Length)
                break;
            var start = text.StartOf(first);
            if (hit > first && text.EndOf(hit) - start > maxLength) // nothing of the question is within reach
                continue;
            end = Math.Max(end, first);
            while (end + 1 < sentences.Length && text.IsJoined(end + 1) && text.EndOf(end + 1) - start <= maxLength)
                end++;
            var last = end;
            while (last > first && text[last].Kind is SentenceKind.Heading) // it belongs to what follows
                last--;
            var matched = MatchedIn(sentences[first..(last + 1)]);
            var isPartOfPrevious = _windows is [.., var previous] && previous.Last == last && previous.Matched == matched;
            if (matched != 0 && !isPartOfPrevious)
                _windows.Add(new PassageWindow(first, last, matched));
        }
    }

    private static ulong MatchedIn(ReadOnlySpan<SentenceMatch> sentences)
    {
        ulong matched = 0;
        foreach (ref readonly var sentence in sentences)
            matched |= sentence.Matched;
        return matched;
    }
}

/// <summary>Neighbouring sentences that may be quoted together.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Matched">Bits of the question's words that stand in them.</param>
internal readonly record struct PassageWindow(int First, int Last, ulong Matched);
