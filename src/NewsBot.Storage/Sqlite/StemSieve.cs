namespace NewsBot.Storage.Sqlite;

/// <summary>Tells most stems that are not in a set by one bit of their hash.</summary>
/// <param name="bits">A power of two, many times the stems of the set.</param>
internal sealed class StemSieve(int bits)
{
    private readonly ulong[] _bits = new ulong[bits / 64];

    /// <summary>Adds a stem.</summary>
    public void Add(uint stem) => _bits[(stem / 64) & (_bits.Length - 1)] |= 1ul << (int)(stem % 64);

    /// <summary>False only where it was not added.</summary>
    public bool MayHold(uint stem) => (_bits[(stem / 64) & (_bits.Length - 1)] & (1ul << (int)(stem % 64))) != 0;
}
