using System.Collections.Frozen;

namespace NewsBot.Retrieval;

/// <summary>What a question asks for.</summary>
/// <param name="Type">The kind of answer.</param>
/// <param name="Head">The noun that names it, folded: "automaker", "subscribers"; empty where there is none.</param>
/// <param name="IsSeveral">Whether more than one is asked for: "which two countries".</param>
/// <param name="Sentence">The words of the sentence that asks; all where no word does.</param>
internal readonly record struct AskedFor(AnswerType Type, string Head, bool IsSeveral, Range Sentence);

/// <summary>Tells what a question asks for by the word that asks and the noun that goes with it.</summary>
internal static class AnswerTypes
{
    private static readonly FrozenDictionary<string, AnswerType> Nouns = Table(
        (AnswerType.Date, "date day year month week time century decade weekday season deadline"),
        (AnswerType.Percent, "percent percentage share proportion"),
        (AnswerType.Count, "number age score magnitude size total height length distance temperature toll weight speed range count record"),
        (AnswerType.Money, "money cost costs price worth salary fine bail"),
        (AnswerType.Place, """
            country countries city cities state states place town village region continent county province nation island capital location
            stadium airport neighborhood district park ocean river planet
            """),
        (AnswerType.Person, """
            person man woman people actor actress singer president minister politician player athlete star celebrity leader author writer
            director artist musician rapper king queen prince princess senator governor mayor judge justice coach ceo billionaire astronaut
            scientist lawyer candidate candidates spokesman spokeswoman spokesperson chef comedian golfer driver swimmer legend
            """),
        (AnswerType.Organisation, """
            company companies firm automaker carmaker retailer airline bank team teams club agency party group school schools university
            college network broadcaster chain brand union league organization organisation newspaper franchise maker giant band committee
            """),
        (AnswerType.Any, """
            sport animal species breed insect bird fish dog disease condition drug symptom food drink ingredient item product colour color
            job role feature material substance chemical topic issue
            """),
        (AnswerType.Reason, "reason cause"),
        (AnswerType.Title, "film movie show song album book series game novel play painting musical sitcom documentary"));

    /// <summary>Nouns that only lead to the one that counts: "what type of loan", "the name of the storm".</summary>
    private static readonly FrozenSet<string> Leading = Set("type kind sort name names one ones piece form following");

    private static readonly FrozenSet<string> Namings = Set("name named nickname called titled dubbed");

    private static readonly FrozenSet<string> Beings = Set("is are was were be isnt arent wasnt werent");

    private static readonly FrozenSet<string> Determiners = Set("the a an his her its their our your my this these those of for");

    /// <summary>What is asked for.</summary>
    public static AskedFor Of(IReadOnlyList<TextWord> words)
    {
        var (asking, sentence) = Interrogatives.Find(words);
        var (type, head) = asking < 0 ? WithoutQuestionWord(words) : Of(words, asking);
        var isSeveral = words.Any(w => w.Folded is "two" or "three" or "both") || (asking >= 0 && asking + 1 < words.Count && words[asking + 1].Folded is "are" or "were");
        return new AskedFor(type, head, isSeveral || (IsPlural(head) && type is not (AnswerType.Count or AnswerType.Money or AnswerType.Percent)), sentence);
    }

    private static (AnswerType Type, string Head) Of(IReadOnlyList<TextWord> words, int asking) => words[asking].Folded switch
    {
        "who" or "whom" or "whose" or "whos" or "whod" => (AnswerType.Person, ""),
        "where" or "wheres" or "whered" => (AnswerType.Place, ""),
        "when" or "whens" => (AnswerType.Date, words.Any(w => w.Folded is "since" or "last" or "first" or "before") ? "year" : ""),
        "why" or "whys" => (AnswerType.Reason, ""),
        "how" or "hows" or "howd" => OfHow(words, asking),
        "which" => OfNoun(words, asking, AnswerType.Name),
        _ => OfNoun(words, asking, words.Skip(asking).Any(w => Namings.Contains(w.Folded)) ? AnswerType.Name : AnswerType.Any),
    };

    /// <summary>As people type them: "price of gas", "tennis legend quitting"; and whether something is so.</summary>
    private static (AnswerType Type, string Head) WithoutQuestionWord(IReadOnlyList<TextWord> words)
    {
        const int LongestPhrase = 10;
        if (words.Count > 0 && Interrogatives.IsAuxiliary(words[0]))
            return (AnswerType.YesNo, "");
        if (words.Count > 0 && words[^1].Folded is "since")
            return (AnswerType.Date, "year");
        var asked = OfNoun(words, -1, AnswerType.Any);
        return asked.Type is AnswerType.Any || words.Count > LongestPhrase || words.Any(Interrogatives.IsAuxiliary) ? (AnswerType.Any, "") : asked;
    }

    private static (AnswerType Type, string Head) OfHow(IReadOnlyList<TextWord> words, int how)
    {
        var after = how + 1 < words.Count ? words[how + 1] : default;
        return after.Folded switch
        {
            "many" => (AnswerType.Count, HeadAfter(words, how + 1)),
            "much" when words.Any(w => w.Folded is "percent" or "percentage") => (AnswerType.Percent, ""),
            "much" => (AnswerType.Money, ""),
            _ => (Interrogatives.IsMeasure(after) ? AnswerType.Count : AnswerType.Manner, ""),
        };
    }

    private static (AnswerType Type, string Head) OfNoun(IReadOnlyList<TextWord> words, int asking, AnswerType otherwise)
    {
        var head = HeadAfter(words, asking);
        return (Nouns.GetValueOrDefault(head, otherwise), head);
    }

    private static bool IsPlural(string noun) =>
        noun.Length > 3 && noun.EndsWith('s') && noun[^2] is not ('s' or 'u' or 'i') && noun is not ("series" or "news");

    /// <summary>
    /// The noun of what follows: "which wildly popular show", "what is the name of the storm", "which US national park was it". The
    /// first noun that is known counts, or the next where two stand together ("movie star"); of unknown ones the last before a verb.
    /// </summary>
    private static string HeadAfter(IReadOnlyList<TextWord> words, int asking)
    {
        var first = asking + 1;
        if (asking >= 0 && first < words.Count && Beings.Contains(words[first].Folded))
            first++;
        while (first < words.Count && Determiners.Contains(words[first].Folded))
            first++;
        var (head, isOpen) = ("", true);
        for (var i = first; i < words.Count && !words[i].IsStopWord; i++)
        {
            var word = words[i].Folded;
            if (Leading.Contains(word) && i + 1 < words.Count && words[i + 1].Folded is "of" or "for")
                return HeadAfter(words, i + 1);
            if (Nouns.TryGetValue(word, out var type) && !IsTimeAdjunct(words, first, i))
                return type is not AnswerType.Count && i + 1 < words.Count && Nouns.ContainsKey(words[i + 1].Folded) ? words[i + 1].Folded : word;
            isOpen &= !IsVerb(word);
            if (isOpen && !words[i].Word.IsFigure && !word.EndsWith("ly", StringComparison.Ordinal))
                head = word;
        }

        return head;
    }

    /// <summary>"Next month", "the first time", "23-time champion".</summary>
    private static bool IsTimeAdjunct(IReadOnlyList<TextWord> words, int first, int i) =>
        i > first && Nouns[words[i].Folded] is AnswerType.Date && (words[i - 1].Word.IsFigure || words[i - 1].Folded is "next" or "last" or "past" or "first" or "previous");

    /// <summary>Verbs end a run of nouns: "which label blamed", "what is Apple dropping".</summary>
    public static bool IsVerb(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || WordForms.IsIrregular(word);

    private static FrozenDictionary<string, AnswerType> Table(params ReadOnlySpan<(AnswerType Type, string Words)> rows)
    {
        var table = new Dictionary<string, AnswerType>();
        foreach (var (type, words) in rows)
        {
            foreach (var word in Set(words))
                table.Add(word, type);
        }

        return table.ToFrozenDictionary();
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
