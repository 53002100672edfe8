using System.Collections.Frozen;

namespace NewsBot.Retrieval;

/// <summary>Tells what a question asks for by its question word and the noun after it.</summary>
internal static class AnswerTypes
{
    private static readonly FrozenSet<string> Auxiliaries =
        Set("am is are was were do does did has have had will would can could should may might isnt arent wasnt werent doesnt didnt hasnt havent");

    private static readonly FrozenSet<string> Times = Set("date day year month week time century decade weekday season");

    private static readonly FrozenSet<string> Places = Set(
        "country countries city cities state states place town village region continent county province nation island capital location stadium airport neighborhood district");

    private static readonly FrozenSet<string> People = Set("""
        person man woman people actor actress singer president minister politician player athlete star celebrity leader author writer
        director artist musician rapper king queen prince princess senator governor mayor judge justice coach ceo billionaire astronaut
        scientist lawyer candidate spokesman spokeswoman spokesperson chef comedian golfer driver swimmer
        """);

    private static readonly FrozenSet<string> Sums = Set("money cost costs price worth pay paid salary fine bail");

    /// <summary>The expected answer.</summary>
    public static AnswerType Of(IReadOnlyList<QuestionWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var after = i + 1 < words.Count ? words[i + 1].Folded : "";
            AnswerType? type = words[i].Folded switch
            {
                "who" or "whom" or "whose" or "whos" => AnswerType.Person,
                "where" or "wheres" => AnswerType.Place,
                "when" or "whens" => AnswerType.Date,
                "why" => AnswerType.Reason,
                "how" => OfHow(after, words),
                "which" or "what" or "whats" => OfNoun(words, i),
                _ => null,
            };
            if (type is not null)
                return type.Value;
        }

        return words.Count > 0 && Auxiliaries.Contains(words[0].Folded) ? AnswerType.YesNo : OfWords(words);
    }

    private static AnswerType OfHow(string after, IReadOnlyList<QuestionWord> words) => after switch
    {
        "many" => AnswerType.Count,
        "much" => words.Any(w => w.Folded is "percent" or "percentage") ? AnswerType.Percent : AnswerType.Money,
        "long" or "old" or "far" or "tall" or "big" or "high" or "fast" or "often" or "large" or "deep" or "heavy" or "soon" or "late" => AnswerType.Count,
        _ => AnswerType.Any,
    };

    /// <summary>The noun may stand a few words on: "which wildly popular show".</summary>
    private static AnswerType OfNoun(IReadOnlyList<QuestionWord> words, int question)
    {
        const int FarthestNoun = 4;
        for (var i = question + 1; i < words.Count && i <= question + FarthestNoun; i++)
        {
            var word = words[i].Folded;
            if (Times.Contains(word))
                return AnswerType.Date;
            if (word is "percent" or "percentage" or "share")
                return AnswerType.Percent;
            if (word is "number" or "age" or "many" or "score" or "magnitude" or "size" or "total")
                return AnswerType.Count;
            if (Sums.Contains(word))
                return AnswerType.Money;
            if (Places.Contains(word))
                return AnswerType.Place;
            if (People.Contains(word))
                return AnswerType.Person;
            if (words[i].IsStopWord && word is not ("of" or "the" or "other" or "two" or "these" or "a"))
                break;
        }

        return words[question].Folded == "which" ? AnswerType.Name : AnswerType.Any;
    }

    /// <summary>Questions without a question word, as people type them: "price of gas".</summary>
    private static AnswerType OfWords(IReadOnlyList<QuestionWord> words) =>
        words.Any(w => Sums.Contains(w.Folded)) ? AnswerType.Money
        : words.Any(w => w.Folded is "percent" or "percentage") ? AnswerType.Percent
        : AnswerType.Any;

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
