using System.Text.RegularExpressions;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Web;

/// <summary>Finds who wrote an article: in JSON-LD, in <c>meta</c>, in the links that mark a writer.</summary>
internal static partial class PageAuthors
{
    private const int LongestName = 60;
    private const int MostWords = 6;
    private const int MostAuthors = 12;

    private static readonly string[] Names =
        ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cXenseParse:author"];

    /// <summary>The writers, each once.</summary>
    public static IReadOnlyList<string> Of(PageMarkup markup, StructuredData data)
    {
        var named = data.Names("author").SelectMany(Split).ToList();
        if (named.Count == 0)
            named = [.. Names.Select(name => Split(markup.First(name)).ToList()).FirstOrDefault(names => names.Count > 0) ?? []];
        if (named.Count == 0)
            named = [.. markup.Writers.SelectMany(Split)];
        return [.. named.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAuthors)];
    }

    /// <summary>The name that a text is; null where it is none.</summary>
    public static string? NameIn(string text)
    {
        text = text.Trim(' ', ',', '.', '|', '-', '\u00A0');
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isName = text.Length is > 1 and <= LongestName && words.Length <= MostWords && text.Any(char.IsLetter)
            && text.AsSpan().IndexOfAny("@{</") < 0
            && (words.Length == 1 || !(char.IsLower(words[^1][0]) || words.Any(word => char.IsAsciiDigit(word[0]))));
        return isName ? text : null;
    }

    private static IEnumerable<string> Split(string? names)
    {
        if (names is null || names.Contains("//", StringComparison.Ordinal))
            return [];
        return AuthorNames.Split(ByWord().Replace(names, "")).Select(NameIn).OfType<string>();
    }

    [GeneratedRegex(@"^\s*(?:by|von|par|por|di)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex ByWord();
}
