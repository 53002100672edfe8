using System.Globalization;

namespace NewsBot.Answering.Direct;

/// <summary>The value of a number however it is written: "$1.5 billion", "1.5bn" and "1,500,000,000" are one.</summary>
internal static class Amount
{
    private static readonly string[] SmallNumbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Whether a folded word is a number in letters.</summary>
    public static bool IsNumberWord(string word) => ValueOf(word) is not null && !char.IsAsciiDigit(word[0]);

    /// <summary>Whether a folded word multiplies the number before it.</summary>
    public static bool IsMagnitude(string word) => word is "hundred" or "thousand" or "million" or "billion" or "trillion";

    /// <summary>"787.5m", "44bn".</summary>
    public static bool IsShortened(string word) => char.IsAsciiDigit(word[0]) && FactorOf(Suffix(word)) is not null;

    /// <summary>The value of folded words; null where they are no plain number.</summary>
    public static double? Of(IEnumerable<string> words)
    {
        double? value = null;
        foreach (var word in words)
        {
            if (FactorOf(word) is { } factor)
                value = (value ?? 1) * factor;
            else if (ValueOf(word) is not { } number)
                break;
            else if (value is null)
                value = number;
            else if (value is >= 20 and < 100 && number < 10) // twenty-one
                value += number;
            else
                return null; // a score, a range
        }

        return value;
    }

    private static double? ValueOf(string word)
    {
        if (Array.IndexOf(SmallNumbers, word) is var small and >= 0)
            return small;
        if (Array.IndexOf(Tens, word) is var tens and >= 0)
            return (tens + 2) * 10;
        if (word is "dozen")
            return 12;
        var suffix = Suffix(word);
        return suffix.Length < word.Length && (suffix.Length == 0 || FactorOf(suffix) is not null)
            && double.TryParse(word.AsSpan(0, word.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value * (FactorOf(suffix) ?? 1) : null;
    }

    private static string Suffix(string word) => word.TrimStart([.. "0123456789."]);

    private static double? FactorOf(string word) => word switch
    {
        "hundred" => 100,
        "thousand" or "k" => 1e3,
        "million" or "m" or "mn" => 1e6,
        "billion" or "bn" or "b" => 1e9,
        "trillion" or "tn" => 1e12,
        _ => null,
    };
}
