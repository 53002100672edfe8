using System.Text;
using NewsBot.Articles;

namespace NewsBot.Chat.Terminal;

/// <summary>Finds the words of a question in a quote.</summary>
internal static class TermMarks
{
    // A short term is often the beginning of words that have nothing to do with it: "us" of "used".
    private const int ShortestPrefix = 3;

    /// <summary>The words of <paramref name="text"/> that begin with one of <paramref name="terms"/>, in order.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, IReadOnlyList<string> terms)
    {
        List<TextSpan> marks = [];
        for (var i = 0; i < text.Length;)
        {
            var length = WordLengthAt(text, i);
            if (length > 0 && IsWanted(text.AsSpan(i, length), terms))
                marks.Add(new TextSpan(i, length));
            i += Math.Max(length, 1);
        }

        return marks;
    }

    private static int WordLengthAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && Rune.IsLetterOrDigit(rune))
            end += rune.Utf16SequenceLength;
        return end - start;
    }

    private static bool IsWanted(ReadOnlySpan<char> word, IReadOnlyList<string> terms)
    {
        foreach (var term in terms)
        {
            var matches = term.Length < ShortestPrefix
                ? word.Equals(term, StringComparison.OrdinalIgnoreCase)
                : word.StartsWith(term, StringComparison.OrdinalIgnoreCase);
            if (matches)
                return true;
        }

        return false;
    }
}
