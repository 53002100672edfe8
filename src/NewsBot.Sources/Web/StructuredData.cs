using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsBot.Sources.Web;

/// <summary>What a page says about its article as JSON-LD. Broken or hostile JSON says nothing.</summary>
internal sealed partial class StructuredData
{
    private const int MostNodes = 2000;
    private const int MostUpdates = 2000;
    private const int FewestOfList = 5;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] ArticleTypes = ["BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"];

    private readonly List<JsonElement> _nodes = [];
    private JsonElement? _article;

    /// <summary>The types of everything that is described.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an article is described.</summary>
    public bool HasArticle => _article is not null;

    /// <summary>Reads the scripts of a page whose address is <paramref name="address"/>.</summary>
    public static StructuredData Read(IEnumerable<string> scripts, string? address)
    {
        var data = new StructuredData();
        foreach (var script in scripts)
            data.Add(script);
        data._article = data.FindArticle(address);
        return data;
    }

    /// <summary>A value of the article as plain text.</summary>
    public string? Text(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? TextOf(value) : null;

    /// <summary>The names of the things that a member of the article refers to.</summary>
    public IReadOnlyList<string> Names(string member) =>
        _article is { } article && article.TryGetProperty(member, out var value) ? [.. Items(value).Select(NameOf).OfType<string>()] : [];

    /// <summary>Whether the article, or a part of it, is marked as not free.</summary>
    public bool IsPaywalled => _article is { } article && article.TryGetProperty("isAccessibleForFree", out var free)
        && (free.ValueKind == JsonValueKind.False || TextOf(free)?.Equals("false", StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>The text of the article, with that of its live updates.</summary>
    public string? Body
    {
        get
        {
            var parts = new List<string?> { Text("articleBody") };
            if (_article is { } article && article.TryGetProperty("liveBlogUpdate", out var updates))
            {
                foreach (var update in Items(updates).Take(MostUpdates).Where(update => update.ValueKind == JsonValueKind.Object))
                    parts.AddRange([MemberOf(update, "headline"), MemberOf(update, "articleBody")]);
            }

            var body = string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
            return body.Length == 0 ? null : body;
        }
    }

    private void Add(string script)
    {
        try
        {
            using var document = JsonDocument.Parse(HalfCharacter().Replace(EscapeLineEnds(script), "\\ufffd"), Tolerant);
            Add(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // It says nothing.
        }
    }

    private void Add(JsonElement value)
    {
        foreach (var node in Items(value).Where(item => item.ValueKind == JsonValueKind.Object))
        {
            if (_nodes.Count >= MostNodes)
                return;
            _nodes.Add(node);
            Types.UnionWith(TypesOf(node));
            foreach (var member in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage", "hasPart"])
            {
                if (node.TryGetProperty(member, out var inner))
                    Add(inner);
            }
        }
    }

    /// <summary>Line ends inside of strings are common, though JSON knows none; everywhere else they are white space.</summary>
    private static string EscapeLineEnds(string script)
    {
        var json = new StringBuilder(script.Length);
        var (isInString, isEscaped) = (false, false);
        foreach (var c in script)
        {
            if (char.IsControl(c))
                json.Append(c == '\n' && isInString ? "\\n" : " ");
            else
                json.Append(c);
            isInString ^= c == '"' && !isEscaped;
            isEscaped = c == '\\' && !isEscaped;
        }

        return json.ToString();
    }

    /// <summary>The article at this address, else the first; of many at other addresses none is the page's own.</summary>
    private JsonElement? FindArticle(string? address)
    {
        var articles = _nodes.Where(node => TypesOf(node).Any(IsArticle)).ToList();
        var own = articles.FindIndex(node => address is not null && AddressesOf(node).Contains(address));
        if (own >= 0)
            return articles[own];
        return articles.Count is 0 or >= FewestOfList ? null : articles[0];
    }

    private static IEnumerable<string?> AddressesOf(JsonElement node) => [MemberOf(node, "url"), MemberOf(node, "mainEntityOfPage"), MemberOf(node, "@id")];

    private static bool IsArticle(string type) => type.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || ArticleTypes.Contains(type);

    private static IEnumerable<string> TypesOf(JsonElement node) =>
        node.TryGetProperty("@type", out var type) ? Items(type).Select(TextOf).OfType<string>().Select(t => t[(t.LastIndexOf('/') + 1)..]) : [];

    private static JsonElement[] Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string? NameOf(JsonElement value) => value.ValueKind == JsonValueKind.Object ? MemberOf(value, "name") : TextOf(value);

    private static string? MemberOf(JsonElement node, string member) => node.TryGetProperty(member, out var value) ? TextOf(value) : null;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => WebUtility.HtmlDecode(value.GetString())?.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().Select(TextOf).FirstOrDefault(text => text is not null),
        JsonValueKind.Object when value.TryGetProperty("@id", out var id) || value.TryGetProperty("@value", out id) => TextOf(id),
        _ => null,
    };

    /// <summary>An escaped half of a surrogate pair that stands alone.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfCharacter();
}
