using System.Numerics;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>
/// Near copies of a story: MinHash by one permutation (Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012; bins without a
/// shingle borrow from the next, Shrivastava and Li, ICML 2014) over shingles of three words, in bands, so that copies are found
/// by look-up. What is found is verified on the shingles themselves and on names and figures, for reports of two quakes share
/// most of their words and differ in these.
/// </summary>
public static class StorySketch
{
    /// <summary>How many bands a text has, unless it is too short for any.</summary>
    public const int Bands = 10;

    private const int BinsPerBand = 4;
    private const int Bins = Bands * BinsPerBand;
    private const int ShingleWords = 3;
    private const int FewestShingles = 20;
    private const double LeastSharedShingles = 0.6;
    private const double LeastSharedFacts = 0.75;

    /// <summary>The band hashes of a text; empty where it is too short to tell copies from chance.</summary>
    public static IReadOnlyList<long> BandsOf(ReadOnlySpan<Word> words)
    {
        if (words.Length < FewestShingles + ShingleWords)
            return [];
        Span<ulong> bins = stackalloc ulong[Bins];
        bins.Fill(ulong.MaxValue);
        for (var i = 0; i + ShingleWords <= words.Length; i++)
        {
            var hash = ShingleAt(words, i);
            var bin = (int)(hash % Bins);
            bins[bin] = Math.Min(bins[bin], hash / Bins);
        }

        Densify(bins);
        var bands = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var hash = (ulong)band;
            foreach (var value in bins.Slice(band * BinsPerBand, BinsPerBand))
                hash = Mix(hash ^ value);
            bands[band] = (long)hash;
        }

        return bands;
    }

    /// <summary>Whether two texts tell the same story in nearly the same words.</summary>
    public static bool AreCopies(EncodedText one, EncodedText other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Shared(Shingles(one.Body), Shingles(other.Body)) >= LeastSharedShingles && Shared(Facts(one), Facts(other)) >= LeastSharedFacts;
    }

    private static void Densify(Span<ulong> bins)
    {
        for (var i = 0; i < Bins; i++)
        {
            for (var step = 1; bins[i] == ulong.MaxValue && step < Bins; step++)
            {
                if (bins[(i + step) % Bins] is var next and not ulong.MaxValue)
                    bins[i] = Mix(next + (ulong)step);
            }
        }
    }

    private static HashSet<ulong> Shingles(ReadOnlySpan<Word> words)
    {
        var shingles = new HashSet<ulong>(words.Length);
        for (var i = 0; i + ShingleWords <= words.Length; i++)
            shingles.Add(ShingleAt(words, i));
        return shingles;
    }

    /// <summary>Names and figures; a sentence's first word is capitalised whatever it is and is none.</summary>
    private static HashSet<ulong> Facts(EncodedText text)
    {
        var facts = new HashSet<ulong>();
        for (var i = 0; i < text.SentenceCount; i++)
        {
            var words = text.WordsOf(i);
            for (var w = 0; w < words.Length; w++)
            {
                if (words[w].IsFigure || (w > 0 && words[w].IsCapitalised))
                    facts.Add(words[w].Stem);
            }
        }

        return facts;
    }

    private static double Shared(HashSet<ulong> one, HashSet<ulong> other)
    {
        if (one.Count == 0 && other.Count == 0)
            return 1;
        var both = one.Count(other.Contains);
        return both / (double)(one.Count + other.Count - both);
    }

    private static ulong ShingleAt(ReadOnlySpan<Word> words, int i) =>
        Mix(((ulong)words[i].Stem << 36) ^ BitOperations.RotateLeft(words[i + 1].Stem * 0x9e3779b97f4a7c15ul, 21) ^ words[i + 2].Stem);

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ul;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebul;
        return x ^ (x >> 31);
    }
}
