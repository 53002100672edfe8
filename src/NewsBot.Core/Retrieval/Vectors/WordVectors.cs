using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsBot.Retrieval.Vectors;

/// <summary>
/// What words mean, as far as the words around them tell: words that stand among the same others, such as the names of airlines, point
/// in one direction. Of stems, as they are stored; see <see cref="WordVectorLearning"/>.
/// </summary>
public sealed class WordVectors
{
    /// <summary>How many numbers a vector has. Measured: 48 tell less, 96 and 160 nothing more.</summary>
    internal const int Size = 64;

    /// <summary>The resource with those that come with the program.</summary>
    internal const string ShippedName = "word-vectors.bin";

    private const uint Format = 1;
    private const int HeaderUnits = 2;

    private static Lazy<WordVectors> _shipped = new(ReadShipped);

    private readonly uint[] _stems;
    private readonly StemNumbers _places;

    // The vectors, every number as a byte, the largest of each as 127: a word is looked up for every word that is compared, and so it is one line of the cache.
    private readonly sbyte[] _steps;

    /// <summary>The vectors of some stems, one behind the other.</summary>
    internal WordVectors(uint[] stems, ReadOnlySpan<float> numbers)
        : this(stems, StepsOf(numbers))
    {
    }

    private WordVectors(uint[] stems, sbyte[] steps)
    {
        _stems = stems;
        _steps = steps;
        _places = new StemNumbers(stems.Length);
        foreach (var stem in stems)
            _places.Add(stem);
    }

    /// <summary>Of no word.</summary>
    public static WordVectors None { get; } = new([], Array.Empty<sbyte>());

    /// <summary>Those that come with the program, for archives that are too small for their own: learned from English news of 2012 to 2026.</summary>
    public static WordVectors Shipped => _shipped.Value;

    /// <summary>How many words have one.</summary>
    public int Count => _stems.Length;

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="InvalidDataException">The bytes are of no form that this program knows.</exception>
    public static WordVectors Parse(ReadOnlySpan<byte> stored)
    {
        var units = MemoryMarshal.Cast<byte, uint>(stored);
        if (units.Length < HeaderUnits || units[0] != Format || stored.Length != LengthOf(units[1]))
            throw new InvalidDataException("The stored word vectors are damaged.");
        var count = (int)units[1];
        return new WordVectors(units.Slice(HeaderUnits, count).ToArray(), MemoryMarshal.Cast<byte, sbyte>(stored[((HeaderUnits + count) * sizeof(uint))..]).ToArray());
    }

    /// <summary>The stored form, as 32-bit units: a format number, how many there are, their stems; then every number as a byte, the largest of a vector as 127.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[LengthOf((uint)Count)];
        var units = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(0, (HeaderUnits + Count) * sizeof(uint)));
        (units[0], units[1]) = (Format, (uint)Count);
        _stems.CopyTo(units[HeaderUnits..]);
        MemoryMarshal.AsBytes(_steps).CopyTo(bytes.AsSpan((HeaderUnits + Count) * sizeof(uint)));
        return bytes;
    }

    /// <summary>Ships others from now on; while learning only.</summary>
    internal static void ReplaceShipped(WordVectors others) => _shipped = new Lazy<WordVectors>(others);

    /// <summary>A word's vector, as it is kept; empty where it has none.</summary>
    internal ReadOnlySpan<sbyte> Of(uint stem) => _places.Of(stem) is var place and >= 0 ? _steps.AsSpan(place * Size, Size) : [];

    /// <summary>How long a vector is.</summary>
    internal static double LengthOf(ReadOnlySpan<sbyte> vector) => Math.Sqrt(Product(vector, vector));

    /// <summary>How alike two words are: the cosine of their vectors, from -1 to 1; 0 where one has none.</summary>
    internal static double Likeness(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other) =>
        LengthOf(one) * LengthOf(other) is var lengths and > 0 ? Product(one, other) / lengths : 0;

    /// <summary>The product of two vectors; 0 where one is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Product(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var sum = Vector<int>.Zero;
        for (; !one.IsEmpty && !other.IsEmpty; one = one[Vector<sbyte>.Count..], other = other[Vector<sbyte>.Count..])
        {
            var (steps, others) = (new Vector<sbyte>(one), new Vector<sbyte>(other));
            var products = (Vector.WidenLower(steps) * Vector.WidenLower(others)) + (Vector.WidenUpper(steps) * Vector.WidenUpper(others)); // two of bytes fit into a short
            sum += Vector.WidenLower(products) + Vector.WidenUpper(products);
        }

        return Vector.Sum(sum);
    }

    private static sbyte[] StepsOf(ReadOnlySpan<float> numbers)
    {
        var steps = new sbyte[numbers.Length];
        for (var first = 0; first < numbers.Length; first += Size)
        {
            var vector = numbers.Slice(first, Size);
            var scale = sbyte.MaxValue / Math.Max(float.Epsilon, LargestOf(vector));
            for (var k = 0; k < Size; k++)
                steps[first + k] = (sbyte)MathF.Round(vector[k] * scale);
        }

        return steps;
    }

    private static float LargestOf(ReadOnlySpan<float> vector)
    {
        var largest = 0f;
        foreach (var number in vector)
            largest = Math.Max(largest, Math.Abs(number));
        return largest;
    }

    private static long LengthOf(uint count) => (HeaderUnits * sizeof(uint)) + ((long)count * (sizeof(uint) + Size));

    private static WordVectors ReadShipped()
    {
        using var stream = typeof(WordVectors).Assembly.GetManifestResourceStream(ShippedName)
            ?? throw new InvalidDataException($"{ShippedName} is not part of the program: run tests/NewsBot.Training.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }
}
