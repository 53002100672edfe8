using System.Globalization;
using System.Text;
using NewsBot.Articles;
using Spectre.Console;

namespace NewsBot.Chat.Terminal;

/// <summary>Makes foreign text safe for a terminal and fits it into columns.</summary>
internal static class TerminalText
{
    /// <summary>
    /// One line of plain text: line ends and tabs become single spaces; everything that controls a terminal or turns the
    /// direction of writing is left out, so that an article can neither command the terminal nor disguise itself.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // gives U+FFFD for lone surrogates
        {
            if (IsLineSpace(rune))
                AppendSpace(clean);
            else if (!IsControl(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Where to cut <paramref name="text"/> so that each line fits; a word that is too wide is cut between graphemes.</summary>
    public static IReadOnlyList<TextSpan> Wrap(string text, int width)
    {
        List<TextSpan> lines = [];
        var (start, breakAt, used) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, i);
            var cells = WidthOf(text.AsSpan(i, length));
            if (text[i] == ' ')
            {
                breakAt = i;
            }
            else if (used + cells > width && i > start)
            {
                var (end, next) = breakAt > start ? (breakAt, breakAt + 1) : (i, i);
                lines.Add(new TextSpan(start, end - start));
                (start, breakAt, used) = (next, -1, WidthOfAll(text, next, i));
            }

            used += cells;
            i += length;
        }

        if (start < text.Length)
            lines.Add(new TextSpan(start, text.Length - start));
        return lines;
    }

    /// <summary>As much of a line as fits, with a sign where some is left out.</summary>
    public static string Cut(string text, int width) =>
        WidthOfAll(text) <= width ? text : string.Concat(Wrap(text.Replace(' ', '\u00A0'), Math.Max(width - 1, 1))[0].In(text), "…");

    /// <summary>How many columns <paramref name="text"/> takes.</summary>
    public static int WidthOfAll(string text) => WidthOfAll(text, 0, text.Length);

    private static int WidthOfAll(string text, int start, int end)
    {
        var cells = 0;
        for (var i = start; i < end;)
        {
            var length = StringInfo.GetNextTextElementLength(text, i);
            cells += WidthOf(text.AsSpan(i, length));
            i += length;
        }

        return cells;
    }

    private static int WidthOf(ReadOnlySpan<char> grapheme) =>
        grapheme is [< '\x7F'] ? 1 : Math.Clamp(grapheme.ToString().GetCellWidth(), 0, 2);

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool IsLineSpace(Rune rune) => rune.Value is ' ' or '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029;

    private static bool IsControl(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
