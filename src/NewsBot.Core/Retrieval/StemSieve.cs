namespace NewsBot.Retrieval;

/// <summary>Tells most stems that are not in a small set by one bit of their hash: of the many words that are looked up, few are in it.</summary>
internal sealed class StemSieve
{
    private const int Bits = 4096;

    private readonly ulong[] _bits = new ulong[Bits / 64];

    public void Add(uint stem) => _bits[stem % Bits / 64] |= 1ul << (int)(stem % 64);

    /// <summary>False only where it was not added.</summary>
    public bool MayHold(uint stem) => (_bits[stem % Bits / 64] & (1ul << (int)(stem % 64))) != 0;
}
