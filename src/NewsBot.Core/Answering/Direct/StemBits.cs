using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Which of up to 64 texts hold each of some stems: a bit a text.</summary>
internal sealed class StemBits(StemNumbers stems)
{
    /// <summary>So many texts can be told apart.</summary>
    public const int Most = 64;

    private readonly ulong[] _texts = new ulong[stems.Count];

    /// <summary>A text holds the stem of this number.</summary>
    public void Add(int stem, int text) => _texts[stem] |= 1ul << text;

    /// <summary>Bits of the texts that hold all of these stems.</summary>
    public ulong HoldingAll(params ReadOnlySpan<uint> all)
    {
        var texts = all.IsEmpty ? 0 : ulong.MaxValue;
        foreach (var stem in all)
            texts &= stems.Of(stem) is var number and >= 0 ? _texts[number] : 0;
        return texts;
    }
}
