using System.Collections.Frozen;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>
/// Answers who did together what takes two, "who met in Munich?": the two people of a sentence that says so, without their offices.
/// </summary>
internal static class PairMentions
{
    private static readonly FrozenSet<string> Mutual = Set("met meet meets talked spoke clashed debated fought married negotiated");

    /// <summary>The stem of what was done together; null where the question is another one.</summary>
    public static uint? VerbOf(IReadOnlyList<TextWord> question)
    {
        for (var i = 0; i + 1 < question.Count; i++)
        {
            if (question[i].Folded is "who" && Mutual.Contains(question[i + 1].Folded))
                return question[i + 1].Word.Stem;
        }

        return null;
    }

    /// <summary>The pairs of a text: of each sentence that holds the verb and names two people.</summary>
    public static IEnumerable<(Mention One, Mention Other)> In(ShownText text, Predicate<uint> isVerb, Predicate<Mention> isPerson)
    {
        for (var (first, end) = (0, 0); first < text.Words.Count; first = end)
        {
            end = text.SentenceAround(first).End;
            if (!text.Words.Skip(first).Take(end - first).Any(w => isVerb(w.Word.Stem)))
                continue;
            var people = NameMentions.In(text).Where(n => first <= n.First && n.Last < end).Select(PersonNames.WithoutOffice).OfType<Mention>()
                .Where(n => isPerson(n)).DistinctBy(n => n.Last).ToList();
            if (people is [var one, var other])
                yield return (one, other);
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
