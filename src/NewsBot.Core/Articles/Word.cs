namespace NewsBot.Articles;

/// <summary>How a word is written, which tells names and figures apart without its text.</summary>
public enum WordShape
{
    /// <summary>Lower case.</summary>
    Lower = 0,

    /// <summary>With a capital at its start.</summary>
    Capitalised = 1,

    /// <summary>Two or more letters, all of them capitals.</summary>
    Capitals = 2,

    /// <summary>A number.</summary>
    Number = 3,

    /// <summary>A number with a currency sign.</summary>
    Money = 4,

    /// <summary>A number with a per cent sign.</summary>
    Percent = 5,

    /// <summary>A number that reads as a year.</summary>
    Year = 6,

    /// <summary>Letters and digits mixed, such as <c>21st</c> or <c>g20</c>.</summary>
    Mixed = 7,
}

/// <summary>
/// A word of a stored text: the upper 28 bits are a hash of its stem, the lower 4 its <see cref="WordShape"/>. A hash needs no
/// vocabulary that writers would have to share; two of a million stems share one about once in 270 words.
/// </summary>
/// <param name="Bits">The bits as they are stored.</param>
public readonly record struct Word(uint Bits)
{
    private const int ShapeBits = 4;

    /// <summary>The stem's hash.</summary>
    public uint Stem => Bits >> ShapeBits;

    /// <summary>The shape.</summary>
    public WordShape Shape => (WordShape)(Bits & ((1 << ShapeBits) - 1));

    /// <summary>Whether it is written like a name: capitalised or in capitals.</summary>
    public bool IsCapitalised => Shape is WordShape.Capitalised or WordShape.Capitals;

    /// <summary>Whether it is a figure.</summary>
    public bool IsFigure => Shape is WordShape.Number or WordShape.Money or WordShape.Percent or WordShape.Year;

    /// <summary>The word with this stem, written so.</summary>
    public static Word Of(ReadOnlySpan<char> stem, WordShape shape) => new((Hash(stem) << ShapeBits) | (uint)shape);

    /// <summary>FNV-1a over the stem's units with murmur3's finaliser, cut to 28 bits. It is stored: never change it.</summary>
    private static uint Hash(ReadOnlySpan<char> stem)
    {
        var hash = 2166136261u;
        foreach (var c in stem)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return (hash ^ (hash >> 16)) >> ShapeBits;
    }
}
