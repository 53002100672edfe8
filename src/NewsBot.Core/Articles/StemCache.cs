using System.Buffers;
using System.Collections.Frozen;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsBot.Articles;

/// <summary>
/// Folded words with their stems, so that each is stemmed once. For one thread. A short word's letters are its key, compared as
/// two numbers: an archive is read word by word, and this is asked for every one of them.
/// </summary>
internal sealed class StemCache
{
    private const int MostEntries = 400_000;
    private const int FirstSlots = 1 << 12;
    private const int LongestKey = 2 * sizeof(ulong);

    private readonly Dictionary<string, Entry> _others = [];
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _othersBySpan;
    private Slot[] _slots = new Slot[FirstSlots];
    private int _used;

    public StemCache() => _othersBySpan = _others.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The hash of one folded word's stem.</summary>
    public static uint StemOf(string folded) => Word.Of(PorterStemmer.StemOf(folded), WordShape.Lower).Stem;

    /// <summary>What there is to know of a folded word, worked out anew.</summary>
    public static Entry EntryOf(ReadOnlySpan<char> folded)
    {
        Span<char> stem = stackalloc char[WordReader.LongestWord];
        folded.CopyTo(stem);
        var length = PorterStemmer.Stem(stem[..folded.Length]);
        var text = folded.ToString();
        return new Entry(text, Word.Of(stem[..length], WordShape.Lower).Stem, StopWords.All.Contains(text));
    }

    /// <summary>What is known of a folded word.</summary>
    public Entry Find(ReadOnlySpan<char> folded)
    {
        Span<byte> key = stackalloc byte[LongestKey];
        key.Clear();
        if (folded.Length > LongestKey || Ascii.FromUtf16(folded, key, out _) != OperationStatus.Done)
            return FindOther(folded);
        var (low, high) = (MemoryMarshal.Read<ulong>(key), MemoryMarshal.Read<ulong>(key[sizeof(ulong)..]));
        ref var slot = ref SlotOf(_slots, low, high);
        if (slot.Entry.Folded is not null)
            return slot.Entry;
        var entry = EntryOf(folded);
        slot = new Slot(low, high, entry);
        if (++_used > _slots.Length / 2)
            Grow();
        return entry;
    }

    private static ref Slot SlotOf(Slot[] slots, ulong low, ulong high)
    {
        var mask = slots.Length - 1;
        var hash = (low ^ BitOperations.RotateLeft(high, 29)) * 0x9e3779b97f4a7c15ul;
        for (var i = (int)(hash >> 40) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if ((slot.Low == low && slot.High == high) || slot.Entry.Folded is null)
                return ref slot;
        }
    }

    private Entry FindOther(ReadOnlySpan<char> folded)
    {
        if (_othersBySpan.TryGetValue(folded, out var entry))
            return entry;
        if (_others.Count >= MostEntries)
            _others.Clear();
        entry = EntryOf(folded);
        _others.Add(entry.Folded, entry);
        return entry;
    }

    private void Grow()
    {
        var old = _slots;
        var isFull = _used >= MostEntries;
        _slots = new Slot[isFull ? FirstSlots : 2 * old.Length];
        _used = isFull ? 0 : _used;
        if (isFull)
            return;
        foreach (var slot in old)
        {
            if (slot.Entry.Folded is not null)
                SlotOf(_slots, slot.Low, slot.High) = slot;
        }
    }

    /// <summary>A folded word, its stem's hash, and whether it carries no meaning of its own.</summary>
    public readonly record struct Entry(string Folded, uint Stem, bool IsStopWord)
    {
        public Word As(WordShape shape) => new((Stem << 4) | (uint)shape);
    }

    private readonly record struct Slot(ulong Low, ulong High, Entry Entry);
}

/// <summary>Words that carry no meaning of their own; written in capitals ("WHO", "US", "IT") they are names and count.</summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> All = """
        a an the this that these those some any each every such both
        i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
        we us our ours ourselves they them their theirs themselves
        who whom whose what which when where why how there here
        am is are was were be been being do does did doing done have has had having
        will would shall should can could may might must
        and or but nor if then than as so while
        of in on at to for from by with without into onto upon about between
        not no isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt
        im ive youre hes shes theyre were weve thats whos whats
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
