using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Reading;

/// <summary>Cuts a sentence that is too long to quote whole into clauses, never in the middle of a word.</summary>
internal static class ClauseSplitter
{
    /// <summary>A clause shorter than this is only cut off where nothing better is near.</summary>
    private const int ShortestGood = 60;

    /// <summary>The weakest separator.</summary>
    private const int AnySpace = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Conjunctions = LineShape.CaselessSet(
        "and", "but", "which", "who", "while", "as", "because", "although", "where", "when", "after", "before", "so", "or", "whose", "with", "including",
        "und", "aber", "während", "weil", "dass", "et", "mais", "qui", "dont", "y", "pero", "que", "mientras");

    /// <summary>Adds what can be quoted of <paramref name="span"/>; the first piece is of <paramref name="kind"/>.</summary>
    public static void Add(ReadOnlySpan<char> body, TextSpan span, SentenceKind kind, List<Sentence> sentences)
    {
        for (var start = span.Start; start < span.End;)
        {
            var piece = PieceAt(body, start, span.End, Sentence.MaxLength, out var next);
            if (LineShape.HasText(body.Slice(piece.Start, piece.Length)))
                sentences.Add(new Sentence(piece, kind));
            if (piece.Length > 0)
                kind = kind == SentenceKind.Correction ? kind : SentenceKind.Clause;
            start = next;
        }
    }

    /// <summary>
    /// What can be quoted of a sentence where a quote may have <paramref name="maxLength"/> units only: from wherever one of its clauses
    /// begins as many clauses as fit, in order.
    /// </summary>
    public static IReadOnlyList<TextSpan> Stretches(ReadOnlySpan<char> body, TextSpan span, int maxLength)
    {
        var stretches = new List<TextSpan>();
        var sentence = body.Slice(span.Start, span.Length);
        SortedSet<int> starts = [span.Start];
        for (var i = 1; i < sentence.Length; i++)
        {
            if (Strength(sentence, i) is >= 0 and < AnySpace)
                starts.Add(SkipSpace(body, span.Start + i, span.End));
        }

        while (starts.Count > 0)
        {
            var start = starts.Min;
            starts.Remove(start);
            var piece = PieceAt(body, start, span.End, maxLength, out var next);
            if (LineShape.HasText(body.Slice(piece.Start, piece.Length)))
                stretches.Add(piece);
            if (next < span.End)
                starts.Add(next); // a stretch of many words without a comma is cut between any two of them
        }

        return stretches;
    }

    /// <summary>The piece that begins at <paramref name="start"/> and where the one after it begins; an unbroken run is no text that anybody could read: it is left out.</summary>
    private static TextSpan PieceAt(ReadOnlySpan<char> body, int start, int end, int maxLength, out int next)
    {
        next = end;
        var cut = end;
        if (end - start > maxLength)
        {
            cut = start + CutWithin(body.Slice(start, maxLength + 1));
            next = SkipSpace(body, cut > start ? cut : SkipRun(body, start, end), end);
        }

        while (cut > start && char.IsWhiteSpace(body[cut - 1]))
            cut--;
        return new TextSpan(start, cut - start);
    }

    /// <summary>Where to end the first clause: at the last of the strongest separators; 0 where there is no white space at all.</summary>
    private static int CutWithin(ReadOnlySpan<char> window)
    {
        Span<int> cuts = stackalloc int[AnySpace + 1];
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

    /// <summary>How good a cut before the unit at <paramref name="i"/> is: 0 is best, <see cref="AnySpace"/> the last resort, -1 none.</summary>
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
            return before is ':' ? 3 : AnySpace;
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
