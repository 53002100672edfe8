using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells whether the sentence goes on after a full stop that is followed by white space and no small letter.</summary>
internal static class Abbreviations
{
    private const int LongestWord = 24;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeName = LineShape.Set(
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Drs", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen", "Lt", "Col", "Sgt", "Capt", "Cmdr", "Cpl", "Pvt",
        "Adm", "Maj", "Rev", "Hon", "Pres", "Supt", "Det", "Insp", "Atty", "Messrs", "St", "Ste", "Mt", "Ft", "Pt", "Brig", "Ens", "Fr", "Sec", "Amb", "Dept",
        "Mme", "Mlle", "MM", "Sr", "Sra", "Srta", "Dra", "Don", "Hr", "Ing", "Dipl", "vs", "v", "ca", "approx", "bzw", "ggf", "evtl", "bspw", "sog",
        "inkl", "geb", "gest", "pág", "núm", "cf", "al", "c", "Ud", "Uds", "lt", "Av", "cit", "op");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumber = LineShape.Set(
        "No", "no", "Nos", "nos", "Nr", "Art", "art", "Abs", "Fig", "Vol", "vol", "p", "pp", "S", "Ch", "ch", "Bd", "Sec", "sec", "Sect", "Ex", "Pt", "Rm",
        "Rd", "Mio", "Mrd", "Tsd", "num", "n", "nº", "ch", "Nº", "Apt", "Ste", "Rt", "Rte", "Hwy", "tel", "Tel", "ext", "Ext", "av", "est", "circa");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = LineShape.Set(
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Okt", "Dez", "janv", "févr", "juil", "sept", "oct", "nov",
        "déc", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MayEnd = LineShape.Set(
        "Inc", "Corp", "Co", "Cos", "Ltd", "Jr", "Sr", "Bros", "LLC", "Plc", "plc", "etc", "usw", "Esq", "Assn", "Ave", "Blvd", "Rd", "Str", "Univ", "Intl",
        "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss", "Mo",
        "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis", "Wyo", "Ont", "Que", "Alta", "Sask", "Man");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = LineShape.Set(
        "The", "He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "Your", "This", "That", "These", "Those", "There",
        "In", "On", "At", "For", "From", "By", "With", "Without", "To", "As", "If", "When", "While", "After", "Before", "Since", "Until", "During", "Under",
        "Over", "Among", "And", "But", "Or", "So", "Yet", "A", "An", "Some", "Many", "Most", "More", "One", "Both", "All", "Each", "Every", "Other", "Several",
        "Not", "No", "What", "Who", "How", "Why", "Where", "Which", "Also", "However", "Meanwhile", "According", "Although", "Though", "Because", "Despite",
        "Instead", "Now", "Then", "Still", "Even", "Just", "Only", "Last", "Earlier", "Later", "It's", "It’s", "He's", "He’s", "She's", "She’s", "That's",
        "That’s", "I'm", "I’m", "We're", "We’re", "They're", "They’re", "There's", "There’s", "Here's", "Here’s", "Here", "Don't", "Don’t", "Are", "Is",
        "Was", "Does", "Did",
        "Can", "Could", "Would", "Will", "Do", "Have", "Has", "Police", "Officials", "People", "Der", "Die", "Das", "Er", "Sie", "Es", "Wir", "Ich", "Ein",
        "Eine", "Auch", "Im", "Am", "Doch",
        "Le", "Les", "Il", "Elle", "Un", "Une", "En", "El", "Los", "Las", "Una");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CountedNouns = LineShape.CaselessSet(
        "vitamin", "plan", "group", "type", "class", "category", "grade", "option", "point", "hepatitis", "appendix", "schedule", "exhibit", "section", "part",
        "team", "letter", "series", "generation", "gen", "influenza", "group", "pool", "stage", "phase", "an", "title", "division", "spotify", "serie",
        "vitamins", "ward");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GermanBeforeOrdinal = LineShape.CaselessSet(
        "am", "vom", "der", "dem", "den", "des", "das", "die", "im", "zum", "zur", "beim", "bis", "ab", "seit", "und", "dritten", "ihren", "seinen", "ihrem",
        "seinem", "sein", "ihr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GermanAfterOrdinal = LineShape.Set(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", "Jahrhundert", "Jahrhunderts",
        "Weltkrieg", "Bundesliga", "Spieltag", "Platz", "Geburtstag", "Minute", "Runde", "Klasse", "Etage", "Stock", "Liga", "Mal");

    /// <summary>Whether the full stop at <paramref name="stop"/> ends a word only, when <paramref name="next"/> begins the next one.</summary>
    public static bool RunsOn(ReadOnlySpan<char> text, int stop, int next)
    {
        var word = WordBefore(text, stop);
        if (word.IsEmpty || word.Length > LongestWord)
            return false;
        var following = FollowingWord(text, next);
        if (word.Length == 1 && char.IsLetter(word[0]))
            return IsInitial(text, stop, following) || IsInitialAt(text, next, following);
        if (char.IsAsciiDigit(word[0]))
            return word.Length <= 2 && IsGermanOrdinal(text, stop - word.Length, following);
        if (word.Contains('.'))
            return RunsOnAfterDots(word, following);
        if (BeforeName.Contains(word))
            return true;
        var isNumber = next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] is '#');
        if (isNumber && (BeforeNumber.Contains(word) || Months.Contains(word)))
            return true;
        return (MayEnd.Contains(word) || (word.Length >= 3 && Months.Contains(word) && word is not ("Sun" or "Sat" or "Mar"))) && !Starters.Contains(following);
    }

    private static bool RunsOnAfterDots(ReadOnlySpan<char> word, ReadOnlySpan<char> following)
    {
        if (word is "e.g" or "i.e" or "z.B" or "d.h" or "u.a" or "p.ej" or "v.a" or "i.d.R" or "Ph.D" or "M.D" && !Starters.Contains(following))
            return true;
        foreach (var range in word.Split('.'))
        {
            // 3.5. and example.com. end a sentence; U.S., a.m. and EE.UU. may not.
            if (word[range].Length > 2 || (word[range].Length > 0 && char.IsAsciiDigit(word[range][0])))
                return false;
        }

        return !Starters.Contains(following);
    }

    /// <summary>A single letter is an initial, except where it counts (<c>vitamin C.</c>) or a usual first word follows.</summary>
    private static bool IsInitial(ReadOnlySpan<char> text, int stop, ReadOnlySpan<char> following)
    {
        if (char.IsLower(text[stop - 1]))
            return text[stop - 1] is 'v' or 'c' or 'p' or 'n' or 'd' && !Starters.Contains(following);
        var before = WordBefore(text[..(stop - 1)].TrimEnd(), -1);
        if (CountedNouns.Contains(before))
            return false;
        return following.Length > 0 && (!Starters.Contains(following) || following is "Will");
    }

    /// <summary><c>A. A. Milne</c>: the next word is an initial too.</summary>
    private static bool IsInitialAt(ReadOnlySpan<char> text, int next, ReadOnlySpan<char> following) =>
        following.Length == 1 && char.IsUpper(following[0]) && next + 1 < text.Length && text[next + 1] == '.' && next + 2 < text.Length;

    private static bool IsGermanOrdinal(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> following)
    {
        if (GermanAfterOrdinal.Contains(following) && following is not ("April" or "August" or "September" or "November"))
            return true;
        return GermanBeforeOrdinal.Contains(WordBefore(text[..start].TrimEnd(), -1)) && !Starters.Contains(following);
    }

    /// <summary>The word that ends at <paramref name="end"/>, or at the end of the text for -1; its inner full stops belong to it.</summary>
    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int end)
    {
        if (end < 0)
            end = text.Length;
        var start = end;
        while (start > 0 && end - start <= LongestWord && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '\'' or '’' or 'º'))
            start--;
        while (start < end && text[start] is '\'' or '’' or '.')
            start++;
        return text[start..end];
    }

    private static ReadOnlySpan<char> FollowingWord(ReadOnlySpan<char> text, int next)
    {
        while (next < text.Length && LineShape.IsOpener(text[next]))
            next++;
        var end = next;
        while (end < text.Length && end - next <= LongestWord && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’'))
            end++;
        return text[next..end];
    }
}
