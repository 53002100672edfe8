using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells the words that say whose a quotation is: <c>Wang said</c>, <c>asked Ms. Roe</c>.</summary>
internal static class Attribution
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = LineShape.Set(
        "said", "says", "asked", "asks", "told", "added", "adds", "wrote", "writes", "tweeted", "replied", "explained", "shouted", "yelled", "continued",
        "recalled", "joked", "quipped", "wondered", "posted", "exclaimed", "responded", "answered", "insisted", "declared", "noted", "argued", "warned",
        "cried", "screamed", "concluded", "admitted", "remarked", "mused", "captioned", "chanted", "sagte", "fragte", "demande", "dijo");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joints = LineShape.Set(
        "of", "the", "de", "van", "von", "bin", "al", "and", "later", "then", "also", "has", "had");

    /// <summary>Whether the text after a quotation's closing mark names its speaker.</summary>
    public static bool Follows(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(rest.Length, 80)];
        for (var words = 0; words < MostWords && !rest.IsEmpty; words++)
        {
            var word = LineShape.FirstWord(rest);
            rest = rest[word.Length..].TrimStart();
            var bare = word.TrimEnd(".,:;");
            if (Verbs.Contains(bare))
                return true;
            if (bare.IsEmpty || !(char.IsUpper(bare[0]) || Joints.Contains(bare)) || (word.Length > bare.Length && word.Length > 5))
                return false;
        }

        return false;
    }
}
