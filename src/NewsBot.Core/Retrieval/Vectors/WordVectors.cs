using System.Numerics;
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

    /// <summary>A word's vector, of length 1; empty where it has none.</summary>
    internal float[] Of(uint stem)
    {
        var vector = new float[Size];
        return TryRead(stem, vector) ? vector : [];
    }

    /// <summary>Reads a word's vector, of length 1; false where it has none.</summary>
    internal bool TryRead(uint stem, Span<float> vector)
    {
        if (_places.Of(stem) is not (var place and >= 0))
            return false;
        Widen(_steps.AsSpan(place * Size, Size), vector);
        var scale = 1 / Math.Max(1, MathF.Sqrt(Product(vector, vector))); // whatever has a length has one step at least
        for (var i = 0; i < Size; i += Vector<float>.Count)
            (new Vector<float>(vector[i..]) * scale).CopyTo(vector[i..]);
        return true;
    }

    /// <summary>How alike two words are: the cosine of their vectors, from -1 to 1; 0 where one has none.</summary>
    internal static double Likeness(ReadOnlySpan<float> one, ReadOnlySpan<float> other) => one.IsEmpty || other.IsEmpty ? 0 : Product(one, other);

    private static float Product(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < Size; i += Vector<float>.Count)
            sum += new Vector<float>(one[i..]) * new Vector<float>(other[i..]);
        return Vector.Sum(sum);
    }

    private static void Widen(ReadOnlySpan<sbyte> steps, Span<float> numbers)
    {
        for (; !steps.IsEmpty; steps = steps[Vector<sbyte>.Count..])
        {
            Vector.Widen(new Vector<sbyte>(steps), out var low, out var high);
            numbers = Widen(high, Widen(low, numbers));
        }
    }

    private static Span<float> Widen(Vector<short> steps, Span<float> numbers)
    {
        Vector.Widen(steps, out var low, out var high);
        Vector.ConvertToSingle(low).CopyTo(numbers);
        Vector.ConvertToSingle(high).CopyTo(numbers[Vector<float>.Count..]);
        return numbers[Vector<short>.Count..];
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
