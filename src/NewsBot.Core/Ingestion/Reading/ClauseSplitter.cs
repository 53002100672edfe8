using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Reading;

/// <summary>Cuts a sentence that is too long to quote whole into clauses, never in the middle of a word.</summary>
internal static class ClauseSplitter
{
    /// <summary>A clause shorter than this is only cut off where nothing better is near.</summary>
    private const int ShortestGood = 60;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Conjunctions = LineShape.CaselessSet(
        "and", "but", "which", "who", "while", "as", "because", "although", "where", "when", "after", "before", "so", "or", "whose", "with", "including",
        "und", "aber", "während", "weil", "dass", "et", "mais", "qui", "dont", "y", "pero", "que", "mientras");

    /// <summary>Adds what can be quoted of <paramref name="span"/>; the first piece is of <paramref name="kind"/>.</summary>
    public static void Add(ReadOnlySpan<char> body, TextSpan span, SentenceKind kind, List<Sentence> sentences)
    {
        var (start, end) = (span.Start, span.End);
        while (end - start > Sentence.MaxLength)
        {
            var cut = start + CutWithin(body.Slice(start, Sentence.MaxLength + 1));
            if (cut == start)
            {
                // An unbroken run is no text that anybody could read: it is left out.
                start = SkipSpace(body, SkipRun(body, start, end), end);
                continue;
            }

            AddPiece(body, (start, cut), kind, sentences);
            kind = kind == SentenceKind.Correction ? kind : SentenceKind.Clause;
            start = SkipSpace(body, cut, end);
        }

        AddPiece(body, (start, end), kind, sentences);
    }

    private static void AddPiece(ReadOnlySpan<char> body, (int Start, int End) piece, SentenceKind kind, List<Sentence> sentences)
    {
        var (start, end) = piece;
        while (end > start && char.IsWhiteSpace(body[end - 1]))
            end--;
        foreach (var c in body[start..end])
        {
            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c))
                continue;
            sentences.Add(new Sentence(new TextSpan(start, end - start), kind));
            return;
        }
    }

    /// <summary>Where to end the first clause: at the last of the strongest separators; 0 where there is no white space at all.</summary>
    private static int CutWithin(ReadOnlySpan<char> window)
    {
        Span<int> cuts = stackalloc int[5];
        cuts.Clear();
        for (var i = 1; i < window.Length; i++)
        {
            var strength = Strength(window, i);
            if (strength >= 0)
                cuts[strength] = i;
        }

        foreach (var cut in cuts)
        {
            if (cut >= ShortestGood)
                return cut;
        }

        foreach (var cut in cuts)
        {
            if (cut > 0)
                return cut;
        }

        return 0;
    }

    /// <summary>How good a cut before the unit at <paramref name="i"/> is: 0 is best, 4 any white space, -1 none.</summary>
    private static int Strength(ReadOnlySpan<char> window, int i)
    {
        var (before, c) = (window[i - 1], window[i]);
        if (before is '；' or '，' or '、')
            return before is '；' ? 0 : 3;
        if (c is '—' && !char.IsWhiteSpace(before))
            return 1;
        if (!char.IsWhiteSpace(c))
            return -1;
        if (before is ';')
            return 0;
        if (i + 1 < window.Length && window[i + 1] is '–' or '—')
            return 1;
        if (before is not ',')
            return before is ':' ? 3 : 4;
        return Conjunctions.Contains(WordAfter(window, i + 1)) ? 2 : 3;
    }

    private static ReadOnlySpan<char> WordAfter(ReadOnlySpan<char> window, int at)
    {
        var end = at;
        while (end < window.Length && char.IsLetter(window[end]))
            end++;
        return window[at..end];
    }

    private static int SkipRun(ReadOnlySpan<char> body, int at, int end)
    {
        while (at < end && !char.IsWhiteSpace(body[at]))
            at++;
        return at;
    }

    /// <summary>A clause begins after the dash that cut it off.</summary>
    private static int SkipSpace(ReadOnlySpan<char> body, int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(body[at]) || body[at] is '—' or '–'))
            at++;
        return at;
    }
}
