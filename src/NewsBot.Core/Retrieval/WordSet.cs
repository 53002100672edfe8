using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>A closed class of words, by stem, to be told in stored words.</summary>
internal static class WordSet
{
    public static readonly FrozenSet<uint> Months =
        Of("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");

    public static readonly FrozenSet<uint> Weekdays = Of("monday tuesday wednesday thursday friday saturday sunday");

    public static readonly FrozenSet<uint> RelativeDays = Of("yesterday today tomorrow tonight");

    public static readonly FrozenSet<uint> NumberWords = Of("""
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
        trillion dozen dozens half third quarter double triple once twice first second
        """);

    public static readonly FrozenSet<uint> Currencies = Of("dollar dollars euro euros pound pounds cent cents yen yuan rupee rupees rouble roubles");

    public static readonly FrozenSet<uint> Shares = Of("percent percentage pct per");

    public static readonly FrozenSet<uint> Causes = Of("because due after amid over following cause caused led prompted sparked reason citing cited blame blamed since");

    /// <summary>The stems of words that are told apart by white space.</summary>
    public static FrozenSet<uint> Of(string words)
    {
        var cache = new StemCache();
        return words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => cache.Find(word).Stem).ToFrozenSet();
    }
}
