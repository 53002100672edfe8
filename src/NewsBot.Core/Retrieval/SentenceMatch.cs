using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>What one sentence has of a question; by default nothing.</summary>
/// <param name="Matched">Bits of the question's words that stand in it.</param>
/// <param name="Neighbours">Bits of the words that stand right after the word before them in the question.</param>
internal readonly record struct SentenceMatch(ulong Matched, ulong Neighbours)
{
    /// <summary>Where the first matched word stands in the article's words, where there is one.</summary>
    public int FirstMatch { get; private init; }

    /// <summary>Where the last one stands.</summary>
    public int LastMatch { get; private init; }

    /// <summary>How well something in it could be the answer, from 0 to 1; null where nobody looked.</summary>
    public double? Typed { get; init; }

    /// <summary>Reads a sentence.</summary>
    public static SentenceMatch Of(ReadOnlySpan<Word> words, WeightedQuestion question)
    {
        var match = default(SentenceMatch);
        var previous = -1;
        for (var i = question.NextIn(words, 0); i >= 0; i = question.NextIn(words, i + 1))
        {
            if (question.PlaceOf(words[i].Stem) is var place and >= 0)
                (match, previous) = (match.With(i, place, previous), place);
        }

        return match;
    }

    /// <summary>The same and one more word.</summary>
    /// <param name="at">Where it stands, behind all others.</param>
    /// <param name="place">Which word of the question it is.</param>
    /// <param name="previous">Which one the last was, in this sentence or an earlier one; -1 where there is none.</param>
    public SentenceMatch With(int at, int place, int previous)
    {
        var isNeighbour = Matched != 0 && LastMatch == at - 1 && previous == place - 1;
        return new SentenceMatch(Matched | (1ul << place), isNeighbour ? Neighbours | (1ul << place) : Neighbours)
        {
            FirstMatch = Matched == 0 ? at : FirstMatch,
            LastMatch = at,
        };
    }
}
