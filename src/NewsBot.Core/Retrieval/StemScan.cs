using System.Numerics;
using System.Runtime.CompilerServices;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>
/// Finds the words of a text that may be among some stems, by a few bits of their hashes. Nearly every word of an article is passed over
/// here, so they are looked at by fours.
/// </summary>
internal sealed class StemScan
{
    private const int Marks = 2_048; // many times the stems of a question or of what is shown

    private readonly byte[] _marks = new byte[Marks];

    /// <summary>Adds a stem.</summary>
    public void Add(uint stem) => _marks[stem % Marks] = 1;

    /// <summary>The next word from a place on that may be one of them; -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextIn(ReadOnlySpan<Word> words, int from)
    {
        var marks = _marks.AsSpan(0, Marks);
        for (; from + 4 <= words.Length; from += 4)
        {
            var four = words.Slice(from, 4);
            var any = Mark(marks, four[0]) | (Mark(marks, four[1]) << 8) | (Mark(marks, four[2]) << 16) | (Mark(marks, four[3]) << 24);
            if (any != 0)
                return from + (BitOperations.TrailingZeroCount(any) / 8);
        }

        for (; from < words.Length; from++)
        {
            if (Mark(marks, words[from]) != 0)
                return from;
        }

        return -1;
    }

    private static uint Mark(ReadOnlySpan<byte> marks, Word word) => marks[(int)(word.Stem % Marks)];
}
