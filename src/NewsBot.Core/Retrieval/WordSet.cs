using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>A closed class of words, by stem, to be told in stored words.</summary>
internal static class WordSet
{
    public static readonly FrozenSet<uint> MonthsAndWeekdays = Of("""
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        monday tuesday wednesday thursday friday saturday sunday
        """);

    public static readonly FrozenSet<uint> RelativeDays = Of("yesterday today tomorrow tonight");

    public static readonly FrozenSet<uint> NumberWords = Of("""
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
        trillion dozen dozens half third quarter double triple once twice first second
        """);

    public static readonly FrozenSet<uint> Currencies = Of("dollar dollars euro euros pound pounds cent cents yen yuan rupee rupees rouble roubles");

    public static readonly FrozenSet<uint> Shares = Of("percent percentage pct per");

    public static readonly FrozenSet<uint> Causes = Of("because due after amid over following cause caused led prompted sparked reason citing cited blame blamed since");

    public static readonly FrozenSet<uint> Everyday = Of("""
        about after again all also another any around away back because before being big call called came come day days down during early end even
        ever every few find first five four found get give go going good great group happen happened high home hour hours just keep kind know
        last late later left less like likely little long look made make many may mean money month months more most move much name named need
        never new news next night now number off official old one only open order other out over own part past people place plan play point
        put reach report reported right said same say second see seen set several show side since small some start state still take tell ten
        think third three through time times today told took top turn two under until up use used using very want way week weeks well went
        win work working world year years
        """);

    /// <summary>The stems of words that are told apart by white space.</summary>
    public static FrozenSet<uint> Of(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(StemCache.StemOf).ToFrozenSet();
}
