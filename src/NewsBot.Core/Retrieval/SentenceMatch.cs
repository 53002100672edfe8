using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>What one sentence has of a question.</summary>
/// <param name="Matched">Bits of the question's words that stand in it.</param>
/// <param name="Neighbours">Bits of the words that stand right after the word before them in the question.</param>
internal readonly record struct SentenceMatch(ulong Matched, ulong Neighbours)
{
    /// <summary>Where the first and last matched word stand in the article's words.</summary>
    public int FirstMatch { get; init; }

    public int LastMatch { get; init; }

    /// <summary>Reads a sentence and adds to the <paramref name="occurrences"/> of the question's words.</summary>
    public static SentenceMatch Of(ReadOnlySpan<Word> words, int firstWord, WeightedQuestion question, Span<double> occurrences)
    {
        ulong matched = 0, neighbours = 0;
        int first = -1, last = -1, previous = -1, previousPlace = -1;
        for (var i = question.NextIn(words, 0); i >= 0; i = question.NextIn(words, i + 1))
        {
            var place = question.PlaceOf(words[i].Stem);
            if (place < 0)
                continue;
            matched |= 1ul << place;
            occurrences[place]++;
            if (previous == i - 1 && previousPlace == place - 1 && previous >= 0)
                neighbours |= 1ul << place;
            (previous, previousPlace) = (i, place);
            first = first < 0 ? firstWord + i : first;
            last = firstWord + i;
        }

        return new SentenceMatch(matched, neighbours) { FirstMatch = first, LastMatch = last };
    }
}
