using System.Text;

namespace NewsBot.Articles;

/// <summary>
/// Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980) with the two departures of its
/// author's later releases, as SQLite's FTS5 has it: the index and our own tokens must agree on every word. FTS5 sees the bytes of
/// UTF-8 and counts in them; each byte beyond ASCII is a consonant.
/// </summary>
public static class PorterStemmer
{
    private const int FewestBytes = 3;
    private const int MostBytes = 64;

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a folded word.</summary>
    public static string StemOf(string word)
    {
        Span<char> stem = [.. word];
        return stem[..Stem(stem)].ToString();
    }

    /// <summary>Stems a folded word in place.</summary>
    /// <returns>How many units of <paramref name="word"/> the stem takes.</returns>
    internal static int Stem(Span<char> word)
    {
        var length = word.Length;
        if (Encoding.UTF8.GetByteCount(word) is < FewestBytes or > MostBytes)
            return length;
        length = RemovePlural(word, length);
        length = RemovePast(word, length);
        if (word[length - 1] == 'y' && HasVowel(word[..(length - 1)]))
            word[length - 1] = 'i';
        length = Replace(word, length, Step2);
        length = Replace(word, length, Step3);
        length = RemoveSuffix(word, length);
        return RemoveFinalE(word, length);
    }

    private static int RemovePlural(Span<char> word, int length)
    {
        var w = word[..length];
        if (w[^1] != 's')
            return length;
        if ((w.Length > 4 && w.EndsWith("sses")) || (w.Length > 3 && w.EndsWith("ies")))
            return length - 2;
        return w[^2] == 's' ? length : length - 1;
    }

    private static int RemovePast(Span<char> word, int length)
    {
        var w = word[..length];
        if (w.Length > 3 && w.EndsWith("eed"))
            return Measure(w[..^3]) > 0 ? length - 1 : length;
        if (w.EndsWith("ed") && HasVowel(w[..^2]))
            return Tidy(word, length - 2);
        if (w.EndsWith("ing") && HasVowel(w[..^3]))
            return Tidy(word, length - 3);
        return length;
    }

    private static int Tidy(Span<char> word, int length)
    {
        var w = word[..length];
        if (w.EndsWith("at") || w.EndsWith("bl") || w.EndsWith("iz"))
        {
            word[length] = 'e';
            return length + 1;
        }

        if (EndsWithDoubleConsonant(w) && w[^1] is not ('l' or 's' or 'z'))
            return length - 1;
        if (Measure(w) == 1 && EndsLikeCvc(w))
        {
            word[length] = 'e';
            return length + 1;
        }

        return length;
    }

    private static int Replace(Span<char> word, int length, (string Suffix, string Replacement)[] rules)
    {
        var w = word[..length];
        foreach (var (suffix, replacement) in rules)
        {
            if (!w.EndsWith(suffix))
                continue;
            var stem = length - suffix.Length;
            if (Measure(w[..stem]) == 0)
                return length;
            replacement.CopyTo(word[stem..]);
            return stem + replacement.Length;
        }

        return length;
    }

    private static int RemoveSuffix(Span<char> word, int length)
    {
        var w = word[..length];
        var longest = "";
        foreach (var suffix in Step4)
        {
            if (suffix.Length > longest.Length && w.EndsWith(suffix))
                longest = suffix;
        }

        if (longest.Length == 0)
            return length;
        var stem = w[..^longest.Length];
        if (longest == "ion" && (stem.Length == 0 || stem[^1] is not ('s' or 't')))
            return length;
        return Measure(stem) > 1 ? stem.Length : length;
    }

    private static int RemoveFinalE(Span<char> word, int length)
    {
        var w = word[..length];
        if (w[^1] == 'e')
        {
            var measure = Measure(w[..^1]);
            if (measure > 1 || (measure == 1 && !EndsLikeCvc(w[..^1])))
                length--;
        }

        w = word[..length];
        return w.Length > 1 && w[^1] == 'l' && w[^2] == 'l' && Measure(w[..^1]) > 1 ? length - 1 : length;
    }

    private static bool IsVowel(ReadOnlySpan<char> word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => i > 0 && !IsVowel(word, i - 1),
        _ => false,
    };

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i))
                return true;
        }

        return false;
    }

    /// <summary>Porter's m: how many times a vowel is followed by a consonant.</summary>
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        var afterVowel = false;
        for (var i = 0; i < word.Length; i++)
        {
            var vowel = IsVowel(word, i);
            if (afterVowel && !vowel)
                measure++;
            afterVowel = vowel;
        }

        return measure;
    }

    /// <summary>A "y" is taken for a consonant here, whatever stands before it.</summary>
    private static bool EndsWithDoubleConsonant(ReadOnlySpan<char> word) =>
        word.Length >= 2 && word[^1] == word[^2] && char.IsAscii(word[^1]) && word[^1] is not ('a' or 'e' or 'i' or 'o' or 'u');

    private static bool EndsLikeCvc(ReadOnlySpan<char> word) =>
        word.Length >= 3 && !IsVowel(word, word.Length - 1) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 3)
        && char.IsAscii(word[^1]) && word[^1] is not ('w' or 'x' or 'y');
}
