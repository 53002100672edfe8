using System.Numerics;
using System.Runtime.CompilerServices;

namespace NewsBot.Retrieval;

/// <summary>
/// Numbers stems in the order in which they are added, so that what is told of each can stand in an array. Stems are hashes, so their
/// own bits choose the slot; a slot that is taken sends on to the next.
/// </summary>
/// <param name="expected">How many stems may come; more make it grow.</param>
internal sealed class StemNumbers(int expected = 0)
{
    private const int FewestSlots = 64;

    /// <summary>One of so many slots is taken at most: a stem that is not there is mostly told by a look or two.</summary>
    private const int SlotsPerStem = 2;

    private (uint Stem, int Number)[] _slots = new (uint, int)[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestSlots, expected * SlotsPerStem))];

    /// <summary>How many stems have a number; all are below.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a stem; -1 where it was not added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(uint stem) => Slot(stem).Number - 1;

    /// <summary>The number of a stem, which is the next one where it had none.</summary>
    public int Add(uint stem)
    {
        ref var slot = ref Slot(stem);
        if (slot.Number > 0)
            return slot.Number - 1;
        slot = (stem, ++Count);
        if (Count * SlotsPerStem > _slots.Length)
            Grow();
        return Count - 1;
    }

    /// <summary>The slot with a stem, or the free one where it would stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref (uint Stem, int Number) Slot(uint stem)
    {
        var slots = _slots;
        var at = (int)stem & (slots.Length - 1);
        while (slots[at].Number > 0 && slots[at].Stem != stem)
            at = (at + 1) & (slots.Length - 1);
        return ref slots[at];
    }

    private void Grow()
    {
        var slots = _slots;
        _slots = new (uint, int)[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot.Number > 0)
                Slot(slot.Stem) = slot;
        }
    }
}
