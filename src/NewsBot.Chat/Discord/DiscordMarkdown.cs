using System.Text;

namespace NewsBot.Chat.Discord;

/// <summary>Writes foreign text so that Discord shows it as it is: no formatting, no mentions, no links but our own.</summary>
internal static class DiscordMarkdown
{
    private const int LongestLink = 400;
    private const string Special = "\\*_~`|[]()<>#@";

    /// <summary>The text on one line.</summary>
    public static string Line(string text) => Escape(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The text on one line, cut to <paramref name="most"/> UTF-16 units, the signs of escape included.</summary>
    public static string Line(string text, int most)
    {
        var line = Line(TextCut.To(text, most));
        for (var kept = most; line.Length > most;)
            line = Line(TextCut.To(text, kept -= Math.Max(1, (line.Length - most) / 2)));
        return line;
    }

    /// <summary>The text as a block quote, with its own line ends.</summary>
    public static string Quote(string text) => "> " + Escape(text.ReplaceLineEndings("\n").Trim('\n')).Replace("\n", "\n> ", StringComparison.Ordinal);

    /// <summary>Text that leads to an address; the text alone where the address is none of the web or too long.</summary>
    public static string Link(string text, string? url) => AddressOf(url) is { } address ? $"[{Line(text)}](<{address}>)" : Line(text);

    /// <summary>An address that can stand in a link; null where it leads nowhere that readers can go.</summary>
    public static string? AddressOf(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var address = url.All(c => c is > ' ' and < '\x7F') ? url : uri.AbsoluteUri; // as it is, for Uri would decode the hyphens of a text fragment
        address = address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);
        return address.Length <= LongestLink ? address : null;
    }

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var isLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Special.Contains(c) || (isLineStart && c is '-' or '+') || (c == ':' && text.AsSpan(i + 1).StartsWith("//")) || IsListNumber(text, i))
                escaped.Append('\\');
            escaped.Append(c);
            isLineStart = c == '\n' || (isLineStart && char.IsWhiteSpace(c));
        }

        return escaped.ToString();
    }

    /// <summary>Whether this is the stop of a number that begins its line, which would be read as a list.</summary>
    private static bool IsListNumber(string text, int stop)
    {
        if (text[stop] != '.' || stop == 0 || !char.IsAsciiDigit(text[stop - 1]))
            return false;
        var start = stop;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == ' '))
            start--;
        return start == 0 || text[start - 1] == '\n';
    }
}
