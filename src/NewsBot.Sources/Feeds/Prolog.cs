using System.Net;
using System.Text.RegularExpressions;

namespace NewsBot.Sources.Feeds;

/// <summary>What stands before the first element: junk, declaration, comments, and a document type, of which only plain entities are taken.</summary>
internal static partial class Prolog
{
    private const int MostEntities = 100;
    private const int LongestSubset = 64 * 1024;

    /// <summary>Where the first element begins; the end where there is none. Nothing that a document type names is ever opened.</summary>
    public static int Skip(string text, IDictionary<string, string> entities)
    {
        var at = 0;
        while (at < text.Length)
        {
            var mark = text.IndexOf('<', at);
            if (mark < 0 || mark + 1 >= text.Length)
                return text.Length;
            if (char.IsAsciiLetter(text[mark + 1]))
                return mark;
            at = SkipMarkup(text, mark, entities);
        }

        return text.Length;
    }

    private static int SkipMarkup(string text, int mark, IDictionary<string, string> entities)
    {
        var rest = text.AsSpan(mark);
        if (rest.StartsWith("<!--"))
            return After(text, "-->", mark);
        if (rest.StartsWith("<?"))
            return After(text, ">", mark);
        if (!rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            return mark + 1;
        var (end, subset) = DoctypeAt(text, mark);
        Collect(subset, entities);
        return end;
    }

    // Behind what is never closed there is nothing.
    private static int After(string text, string close, int mark)
    {
        var end = text.IndexOf(close, mark, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + close.Length;
    }

    private static (int End, string Subset) DoctypeAt(string text, int mark)
    {
        var open = text.AsSpan(mark).IndexOfAny('[', '>');
        if (open < 0)
            return (text.Length, "");
        open += mark;
        if (text[open] == '>')
            return (open + 1, "");
        var close = CloseOfSubset().Match(text, open);
        return close.Success ? (close.Index + close.Length, text[open..close.Index]) : (text.Length, "");
    }

    /// <summary>
    /// Entities without markup or other entities in them. So none can grow by being nested, and none is a file.
    /// </summary>
    private static void Collect(string subset, IDictionary<string, string> entities)
    {
        if (subset.Length > LongestSubset)
            return;
        foreach (Match entity in PlainEntity().Matches(subset))
        {
            if (entities.Count < MostEntities)
                entities.TryAdd(entity.Groups["name"].Value, WebUtility.HtmlDecode(entity.Groups["value"].Value));
        }
    }

    [GeneratedRegex(@"\]\s*>")]
    private static partial Regex CloseOfSubset();

    [GeneratedRegex("""<!ENTITY\s+(?<name>[A-Za-z]\w{0,30})\s+(?<quote>["'])(?<value>(&\#x?[0-9A-Fa-f]{1,8};|[^&<%"'])*)\k<quote>\s*>""")]
    private static partial Regex PlainEntity();
}
