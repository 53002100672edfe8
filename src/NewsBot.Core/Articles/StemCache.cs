using System.Collections.Frozen;

namespace NewsBot.Articles;

/// <summary>Folded words with their stems, so that each is stemmed once. For one thread.</summary>
internal sealed class StemCache
{
    private const int MostEntries = 400_000;

    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public StemCache() => _lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The hash of one folded word's stem.</summary>
    public static uint StemOf(string folded) => Word.Of(PorterStemmer.StemOf(folded), WordShape.Lower).Stem;

    /// <summary>What is known of a folded word.</summary>
    public Entry Find(ReadOnlySpan<char> folded)
    {
        if (_lookup.TryGetValue(folded, out var entry))
            return entry;
        if (_entries.Count >= MostEntries)
            _entries.Clear();
        Span<char> stem = stackalloc char[WordReader.LongestWord + 1];
        folded.CopyTo(stem);
        var length = PorterStemmer.Stem(stem[..folded.Length]);
        var text = folded.ToString();
        entry = new Entry(text, Word.Of(stem[..length], WordShape.Lower).Stem, StopWords.All.Contains(text));
        _entries.Add(text, entry);
        return entry;
    }

    /// <summary>A folded word, its stem's hash, and whether it carries no meaning of its own.</summary>
    public sealed class Entry(string folded, uint stem, bool isStopWord)
    {
        public string Folded { get; } = folded;

        public uint Stem { get; } = stem;

        public bool IsStopWord { get; } = isStopWord;

        public Word As(WordShape shape) => new((Stem << 4) | (uint)shape);
    }
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
