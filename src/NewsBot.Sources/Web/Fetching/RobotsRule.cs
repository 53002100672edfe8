using System.Globalization;
using System.Text;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>One <c>Allow</c> or <c>Disallow</c> of a robots.txt (RFC 9309).</summary>
/// <param name="Pattern">The beginning of a path in the normal form, <see cref="Any"/> where anything may stand.</param>
/// <param name="IsWhole">Whether it is a whole path, not only a beginning.</param>
/// <param name="IsAllowed">What it says.</param>
internal readonly record struct RobotsRule(string Pattern, bool IsWhole, bool IsAllowed)
{
    /// <summary>Stands for any run of characters; never part of a normal form otherwise.</summary>
    private const char Any = '\u0001';

    /// <summary>Reads the value of a line.</summary>
    public static RobotsRule Of(ReadOnlySpan<char> value, bool isAllowed)
    {
        var isWhole = value.EndsWith("$");
        return new RobotsRule(Normal(isWhole ? value[..^1] : value, isPattern: true), isWhole, isAllowed);
    }

    /// <summary>The normal form of a path with its query.</summary>
    public static string Normal(string pathAndQuery) => Normal(pathAndQuery, isPattern: false);

    /// <summary>Whether it speaks of <paramref name="path"/>, a normal form.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        var pattern = Pattern.AsSpan();
        var star = pattern.IndexOf(Any);
        if (star < 0)
            return IsWhole ? path.SequenceEqual(pattern) : path.StartsWith(pattern);
        if (!path.StartsWith(pattern[..star]))
            return false;
        path = path[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf(Any)) >= 0)
        {
            var found = path.IndexOf(pattern[..star]); // the first is the best: it leaves most for what follows
            if (found < 0)
                return false;
            path = path[(found + star)..];
            pattern = pattern[(star + 1)..];
        }

        return IsWhole ? path.EndsWith(pattern) : path.IndexOf(pattern) >= 0;
    }

    /// <summary>
    /// Different ways of writing one address become one: what needs no escape is not escaped, what needs one is, in capitals.
    /// In a query : and / divide nothing, so there they are the same as their escapes.
    /// </summary>
    private static string Normal(ReadOnlySpan<char> text, bool isPattern)
    {
        var normal = new StringBuilder(text.Length);
        var isQuery = false;
        Span<byte> bytes = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            if (EscapeAt(text) is { } escaped)
            {
                Append(normal, escaped, IsPlain(escaped) || (isQuery && escaped is ':' or '/'));
                text = text[3..];
                continue;
            }

            Rune.DecodeFromUtf16(text, out var rune, out var length);
            text = text[length..];
            isQuery |= rune.Value == '?';
            if (isPattern && rune.Value == '*')
                normal.Append(Any);
            else if (rune.Value is > ' ' and < 0x7F)
                normal.Append((char)rune.Value);
            else
                foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                    Append(normal, (char)part, isPlain: false);
        }

        return normal.ToString();
    }

    private static char? EscapeAt(ReadOnlySpan<char> text) =>
        text is ['%', _, _, ..] && byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? (char)value : null;

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '*' or '$';

    private static void Append(StringBuilder normal, char c, bool isPlain)
    {
        if (isPlain)
            normal.Append(c);
        else
            normal.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
    }
}
