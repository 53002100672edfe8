using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Finds the outlet that a saved text names: in its menu, byline, copyright line or headline, or in the name of its file.</summary>
internal static partial class OutletName
{
    private const int LongestLine = 200;
    private const int LongestName = 40;
    private const int MostWords = 5;
    private const int LinesAtEnd = 4;

    // The words that outlets call themselves by, which no section of a page is called.
    private static readonly FrozenSet<string> Papers = Set("""
        post times courier ledger gazette daily wire news herald tribune journal chronicle observer guardian press sun mirror telegraph globe standard
        independent express mail review weekly today radio tv broadcasting examiner inquirer dispatch sentinel register bulletin beacon
        argus echo advertiser argus zeitung tageblatt nachrichten kurier anzeiger rundschau monde figaro país mundo diario
        """);

    private static readonly FrozenSet<string> Sections = Set("""
        breaking world local latest top business sport sports live more national international us uk europe politics video audio my your all home money
        tech science health culture travel opinion weather money recent related other
        """);

    private static readonly FrozenSet<string> Joints = Set("of the and & for de la le el der die das");

    /// <summary>The outlet, or null.</summary>
    /// <param name="head">The lines above the text.</param>
    /// <param name="title">The headline.</param>
    /// <param name="body">The text.</param>
    public static string? Find(ReadOnlySpan<char> head, string title, ReadOnlySpan<char> body) => InHead(head, title) ?? InCopyright(body) ?? BehindTitle(title);

    /// <summary>The domain that a file was named by: <c>2023-02-19 www.example.com talks.txt</c>.</summary>
    public static string? InFileName(string path) =>
        DomainInName().Match(Path.GetFileNameWithoutExtension(path)) is { Success: true } domain ? domain.Groups["domain"].Value.ToLowerInvariant() : null;

    /// <summary>The outlet that a line such as <c>Source: Harbour Post</c> names; null for any other line.</summary>
    public static string? BehindLabel(string line) =>
        Labelled().Match(line) is { Success: true } label ? NameOf(label.Groups["name"].Value, isCertain: true) : null;

    private static string? InHead(ReadOnlySpan<char> head, string title)
    {
        foreach (var range in head.EnumerateLines())
        {
            var line = range.Trim().Trim('\uFEFF').ToString();
            if (line.Length is 0 or > LongestLine || line == title)
                continue;
            if (BehindLabel(line) is { } labelled)
                return labelled;
            if (MoreSites().Match(line) is { Success: true } network)
                return network.Groups["name"].Value;
            if (BehindByline().Match(line) is { Success: true } byline && NameOf(byline.Groups["name"].Value) is { } writersOutlet)
                return writersOutlet;
            if (NameOf(line) is { } name)
                return name;
        }

        return null;
    }

    private static string? InCopyright(ReadOnlySpan<char> body)
    {
        var rest = body.TrimEnd();
        for (var lines = 0; lines < LinesAtEnd && !rest.IsEmpty; lines++)
        {
            var start = rest.LastIndexOf('\n') + 1;
            var line = rest[start..].Trim();
            if (line.Length <= LongestLine && Copyright().Match(line.ToString()) is { Success: true } match && NameOf(match.Groups["name"].Value, isCertain: true) is { } name)
                return name;
            rest = rest[..start].TrimEnd();
        }

        return null;
    }

    private static string? BehindTitle(string title) => TitleSuffix().Match(title) is { Success: true } suffix ? NameOf(suffix.Groups["name"].Value) : null;

    /// <summary>The text as an outlet's name; null where it is none, or may as well be something else and nothing else makes it certain.</summary>
    private static string? NameOf(string text, bool isCertain = false)
    {
        text = text.Trim(' ', '.', ',', '|', '-', '–');
        if (WholeDomain().Match(text) is { Success: true } domain)
            return domain.Groups["domain"].Value.ToLowerInvariant();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.Length > LongestName || words.Length is 0 or > MostWords || !words.All(IsNameWord) || !char.IsUpper(words[0][0]))
            return null;
        return isCertain || (words.Length > 1 && IsTelling(words) && !ArticleTextReader.IsFurniture(text)) ? text : null;
    }

    private static bool IsTelling(string[] words) => words[0] == "The" ? !Sections.Contains(words[1]) : !Sections.Contains(words[0]) && words.Any(Papers.Contains);

    private static bool IsNameWord(string word) =>
        Joints.Contains(word) || (char.IsUpper(word[0]) && word.All(c => char.IsLetterOrDigit(c) || c is '.' or '&' or '\'' or '’' or '-'));

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const string Domain = @"(?:www\.)?(?<domain>(?:[a-z0-9-]+\.)+(?:com|org|net|info|news|tv|eu|int|gov|de|at|ch|fr|es|it|nl|be|pt|pl|cz|se|no|dk|fi|ie|uk|us|ca|au|nz|in|jp|za|br|mx|ar|example))";

    [GeneratedRegex($@"^(?:https?://)?{Domain}/?$", RegexOptions.IgnoreCase)]
    private static partial Regex WholeDomain();

    [GeneratedRegex($@"(?<![a-z0-9.-]){Domain}(?![a-z0-9.])", RegexOptions.IgnoreCase)]
    private static partial Regex DomainInName();

    [GeneratedRegex(@"^(?:Source|Outlet|Publication|Publisher|Newspaper|Published (?:by|in)|Quelle|Fuente|Medium)\s*:\s*(?<name>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    /// <summary><c>Skip to more DW sites</c>.</summary>
    [GeneratedRegex(@"^(?:\d+\.\s*)?Skip to more (?<name>\S.{0,30}) sites$")]
    private static partial Regex MoreSites();

    [GeneratedRegex(@"^By\b.*[,|]\s*(?<name>[^,|]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex BehindByline();

    [GeneratedRegex(@"(?:©|\(c\)|Copyright)[\s©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)[\s,]*(?:by\s+)?(?<name>[^,|;]+?)(?:\.(?:\s|$)|[,|;]|\s+All rights\b|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"\s(?:[|–—-]|::)\s(?<name>[^|–—]+)$")]
    private static partial Regex TitleSuffix();
}
