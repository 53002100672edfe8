using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>What one sentence has of a question.</summary>
/// <param name="Matched">Bits of the question's words that stand in it.</param>
/// <param name="Neighbours">Bits of the words that stand right after the word before them in the question.</param>
/// <param name="Typed">What could be an answer, from 0 to 1.</param>
internal readonly record struct SentenceMatch(ulong Matched, ulong Neighbours, double Typed)
{
    /// <summary>Where the first and last matched word stand in the article's words.</summary>
    public int FirstMatch { get; init; }

    public int LastMatch { get; init; }

    /// <summary>Reads a sentence and adds to the <paramref name="occurrences"/> of the question's words.</summary>
    public static SentenceMatch Of(ReadOnlySpan<Word> words, int firstWord, WeightedQuestion question, Span<double> occurrences)
    {
        ulong matched = 0, neighbours = 0;
        int first = -1, last = -1, previous = -2;
        for (var i = 0; i < words.Length; i++)
        {
            var place = question.PlaceOf(words[i].Stem);
            if (place >= 0)
            {
                matched |= 1ul << place;
                occurrences[place]++;
                if (place == previous + 1)
                    neighbours |= 1ul << place;
                first = first < 0 ? firstWord + i : first;
                last = firstWord + i;
            }

            previous = place < 0 ? -2 : place;
        }

        return new SentenceMatch(matched, neighbours, question.Evidence.In(words)) { FirstMatch = first, LastMatch = last };
    }
}
