using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Tells most stems that are not in a set by one bit of their hash: of the many words that are looked up, few are in it.</summary>
/// <param name="bits">A power of two, many times the stems of the set.</param>
public sealed class StemSieve(int bits = StemSieve.Small)
{
    /// <summary>Enough for the words of a question or of what is shown.</summary>
    private const int Small = 4096;

    private readonly ulong[] _bits = new ulong[bits / 64];

    /// <summary>Adds a stem.</summary>
    public void Add(uint stem) => _bits[(stem / 64) & (_bits.Length - 1)] |= 1ul << (int)(stem % 64);

    /// <summary>The next word from a place on that it may hold; -1 where there is none. Nearly every word of an article is passed over here.</summary>
    public int NextIn(ReadOnlySpan<Word> words, int from)
    {
        var bits = _bits;
        for (var i = from; i < words.Length; i++)
        {
            var stem = words[i].Stem;
            if (((bits[(int)(stem / 64) & (bits.Length - 1)] >> (int)(stem % 64)) & 1) != 0)
                return i;
        }

        return -1;
    }

    /// <summary>False only where it was not added.</summary>
    public bool MayHold(uint stem) => (_bits[(stem / 64) & (_bits.Length - 1)] & (1ul << (int)(stem % 64))) != 0;
}
