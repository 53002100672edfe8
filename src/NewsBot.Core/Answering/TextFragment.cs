using System.Text;
using NewsBot.Articles;

namespace NewsBot.Answering;

/// <summary>
/// Addresses that open an article at a quote: text fragments (WICG, "URL Fragment Text Directives",
/// https://wicg.github.io/scroll-to-text-fragment/). A short quote in one paragraph is named whole, a long one of
/// few words too, for its first and last words must not overlap; any other by its first and last words; words around it are added
/// where it would be found at an earlier place.
/// </summary>
internal static class TextFragment
{
    private const int LongestWhole = 80;
    private const int EndWords = 5;
    private const int ContextWords = 4;

    /// <summary>A line may be as long as a book, and a few of its words are wanted.</summary>
    private const int LongestContext = 300;

    /// <summary>The address with the directive for <c>body[span]</c>; one that has a fragment keeps it.</summary>
    public static string Link(string url, string body, TextSpan span)
    {
        var separator = url.Contains('#', StringComparison.Ordinal) ? ":~:text=" : "#:~:text=";
        return url + separator + Directive(body, span);
    }

    internal static string Directive(string body, TextSpan span)
    {
        var quote = body.Substring(span.Start, span.Length);
        var lines = quote.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0)
            return "";
        var isWhole = lines.Length == 1 && (quote.Length <= LongestWhole || WordsOf(quote).Length <= 2 * EndWords);
        var first = FirstWords(lines[0], isWhole ? int.MaxValue : EndWords);
        var last = isWhole ? null : LastWords(lines[^1], EndWords);
        var directive = new StringBuilder();
        if (body.IndexOf(first, StringComparison.Ordinal) < span.Start && LastWords(LineBefore(body, span.Start), ContextWords) is { Length: > 0 } prefix)
            directive.Append(Escape(prefix)).Append("-,");
        directive.Append(Escape(first));
        if (last is not null)
            directive.Append(',').Append(Escape(last));
        if (IsFoundEarlier(body, span, first, last) && FirstWords(LineAfter(body, span.End), ContextWords) is { Length: > 0 } suffix)
            directive.Append(",-").Append(Escape(suffix));
        return directive.ToString();
    }

    /// <summary>Whether a browser that looks for the last words after the first would stop before the quote's end, or the whole quote stands twice.</summary>
    private static bool IsFoundEarlier(string body, TextSpan span, string first, string? last)
    {
        if (last is null)
            return body.IndexOf(first, StringComparison.Ordinal) < span.Start;
        var found = body.IndexOf(last, Math.Min(span.Start + first.Length, span.End), StringComparison.Ordinal);
        return found >= 0 && found + last.Length < span.End;
    }

    private static string FirstWords(string line, int count) => string.Join(' ', WordsOf(line).Take(count));

    private static string LastWords(string line, int count) => string.Join(' ', WordsOf(line).TakeLast(count));

    private static string[] WordsOf(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string LineBefore(string body, int end)
    {
        var before = body.AsSpan(0, end).TrimEnd();
        var line = before[(before.LastIndexOf('\n') + 1)..];
        if (line.Length <= LongestContext)
            return line.ToString();
        var tail = line[^LongestContext..];
        var space = tail.IndexOf(' ');
        return space < 0 ? "" : tail[space..].ToString(); // never half a word
    }

    private static string LineAfter(string body, int start)
    {
        var after = body.AsSpan(start).TrimStart();
        var end = after.IndexOf('\n');
        var line = end < 0 ? after : after[..end];
        if (line.Length <= LongestContext)
            return line.ToString();
        var head = line[..LongestContext];
        return head[..Math.Max(head.LastIndexOf(' '), 0)].ToString();
    }

    /// <summary>Per cent encoding of all but unreserved characters, and of the hyphen, which is syntax here.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);
}
