using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>What can be told from the form of a line alone.</summary>
internal static class LineShape
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NameParticles = Set(
        "de", "da", "di", "del", "della", "der", "den", "van", "von", "zu", "bin", "ibn", "al", "el", "la", "le", "du", "dos", "ter", "ten");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames = Set(
        "The", "A", "An", "What", "How", "Why", "Who", "When", "Where", "Our", "My", "Your", "This", "That", "In", "On", "For", "More",
        "Also", "No", "Not", "Is", "Are", "And", "But", "If", "It", "To", "At", "New", "North", "South", "West", "East", "Saint", "San", "Los");

    /// <summary>A case-sensitive set of words that is asked with spans.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The same for words that are compared without their case.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CaselessSet(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the text begins with one of <paramref name="starts"/>, in capitals or not.</summary>
    public static bool Begins(ReadOnlySpan<char> text, string[] starts) => BeginningOf(text, starts).Length > 0;

    /// <summary>Which of <paramref name="starts"/> the text begins with; empty for none.</summary>
    public static string BeginningOf(ReadOnlySpan<char> text, string[] starts)
    {
        if (text.IsEmpty)
            return "";
        var first = text[0] | 0x20; // one comparison settles nearly all of them; for other letters than ASCII's it only has to agree with itself
        foreach (var start in starts)
        {
            if ((start[0] | 0x20) == first && text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return start;
        }

        return "";
    }

    public static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।' or '｡';

    public static bool IsCloser(char c) =>
        c is '"' or '\'' or '”' or '’' or '»' or '«' or '“' or '‘' or '›' or ')' or ']' or '}' or '」' or '』' or '）';

    public static bool IsOpener(char c) =>
        c is '"' or '\'' or '“' or '‘' or '„' or '‚' or '«' or '‹' or '(' or '[' or '{' or '「' or '『' or '（' or '¿' or '¡';

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '−' or '‒' or '―';

    /// <summary>Whether it begins in capitals.</summary>
    public static bool IsShouted(ReadOnlySpan<char> line) => line.Length > 1 && char.IsUpper(line[0]) && char.IsUpper(line[1]);

    /// <summary>Whether it ends in a stop, closing quotes and brackets aside.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var end = line.Length;
        while (end > 0 && (IsCloser(line[end - 1]) || char.IsWhiteSpace(line[end - 1])))
            end--;
        return end > 0 && IsStop(line[end - 1]);
    }

    public static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return text[..end];
    }

    /// <summary>Whether there is anything to read in it: a letter, a digit, a pictogram.</summary>
    public static bool HasText(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    /// <summary>The words, counted as far as <paramref name="atMost"/>.</summary>
    public static int CountWords(ReadOnlySpan<char> text, int atMost)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace && !inside && ++words == atMost)
                return words;
            inside = !isSpace;
        }

        return words;
    }

    private static bool IsBullet(char c) => c is '*' or '•' or '·' or '‣' or '➤' or '♦' or (>= '\u25A0' and <= '\u25FF') or '\uFE0F' || IsDash(c);

    /// <summary>How many units of bullet, number, dash or pictogram stand before the text of an item.</summary>
    public static int BulletLength(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && IsBullet(line[at]))
            at++;
        if (at == 0)
            at = NumberLength(line);
        else if (at < line.Length && !char.IsWhiteSpace(line[at]) && !char.IsLetter(line[at]) && !IsOpener(line[at]))
            return 0;
        while (at < line.Length && char.IsWhiteSpace(line[at]))
            at++;
        return at < line.Length ? at : 0;
    }

    /// <summary>Whether every word begins like a name and nothing else is in it: <c>Jane van Roe</c>.</summary>
    public static bool IsPersonName(ReadOnlySpan<char> text)
    {
        if (text.Length is < 5 or > 40 || NoNames.Contains(FirstWord(text)))
            return false;
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty || !IsNameWord(word))
                return false;
            words++;
        }

        return words is >= 2 and <= 4 && char.IsUpper(text[0]);
    }

    /// <summary>Whether every word is capitalised or joins two that are: names of people, outlets and desks.</summary>
    public static bool IsCapitalised(ReadOnlySpan<char> text, int maxWords)
    {
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty || word is "and" or "&" or "|" or "of" or "the" or "for" or "und" or "et" or "y")
                continue;
            if (!char.IsUpper(word[0]) && !NameParticles.Contains(word))
                return false;
            words++;
        }

        return words > 0 && words <= maxWords;
    }

    private static bool IsNameWord(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('.' or '\'' or '’' or '-'))
                return false;
        }

        return char.IsUpper(word[0]) || NameParticles.Contains(word);
    }

    private static int NumberLength(ReadOnlySpan<char> line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
            digits++;
        var hasMark = digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && char.IsWhiteSpace(line[digits + 1]);
        return hasMark ? digits + 1 : 0;
    }
}
