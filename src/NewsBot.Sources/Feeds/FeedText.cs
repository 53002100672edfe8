using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads the texts of XML feeds, which may be plain, HTML in escapes, HTML in elements, or either in Base64.</summary>
internal static partial class FeedText
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of an element as safe HTML; null where it has none.</summary>
    public static string? HtmlOf(XElement element, Uri? baseUrl)
    {
        var (text, isHtml) = Read(element, isLine: false);
        var html = isHtml ? SafeHtml.Of(text, baseUrl) : SafeHtml.OfText(text);
        return html.Length > 0 ? html : null;
    }

    /// <summary>The text of an element on one line, without markup; null where it has none.</summary>
    public static string? LineOf(XElement element)
    {
        var (text, isHtml) = Read(element, isLine: true);
        var line = isHtml ? PlainText.LineOf(text) : PlainText.Fold(text);
        return line.Length > 0 ? line : null;
    }

    /// <summary>
    /// Whether a text of which nobody says what it is, is HTML: it has a tag of HTML, or an entity and no tag at all. On one line
    /// every tag must be one of HTML, because titles speak of <c>List&lt;int&gt;</c>.
    /// </summary>
    public static bool LooksLikeHtml(ReadOnlySpan<char> text, bool isLine)
    {
        var names = HtmlElements.All.GetAlternateLookup<ReadOnlySpan<char>>();
        var (known, others) = (0, 0);
        foreach (var tag in Tag().EnumerateMatches(text))
        {
            var name = text.Slice(tag.Index, tag.Length).TrimStart("</");
            _ = names.Contains(name[..name.IndexOfAnyExcept(NameCharacters)]) ? known++ : others++;
        }

        return known + others == 0 ? Entity().IsMatch(text) : known > 0 && !(isLine && others > 0);
    }

    private static (string Text, bool IsHtml) Read(XElement element, bool isLine)
    {
        var type = element.Attribute("type")?.Value.Trim().ToLowerInvariant() ?? "";
        if (element.HasElements)
            return (InnerXml(element), true);
        var text = element.Value;
        if (IsBase64(element, type))
            return Decode(text) is { } decoded ? (decoded, type != "text/plain" && LooksLikeHtml(decoded, isLine)) : ("", false);
        return (text, IsHtml(type, text, isLine));
    }

    private static bool IsHtml(string type, string text, bool isLine) => type switch
    {
        "html" or "text/html" => true,
        "text" or "text/plain" or "plain" => false,
        _ => LooksLikeHtml(text, isLine),
    };

    /// <summary>Atom 0.3 says so; in Atom 1.0 it is what a type means that is neither text nor XML.</summary>
    private static bool IsBase64(XElement element, string type) =>
        element.Attribute("mode")?.Value is { } mode ? mode.Trim().Equals("base64", StringComparison.OrdinalIgnoreCase)
            : type.Contains('/') && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("+xml", StringComparison.Ordinal) && !type.EndsWith("/xml", StringComparison.Ordinal);

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        try
        {
            return Convert.TryFromBase64String(base64, bytes, out var length) ? Strict.GetString(bytes, 0, length) : null;
        }
        catch (DecoderFallbackException) // a picture or the like
        {
            return null;
        }
    }

    private static string InnerXml(XElement element)
    {
        var html = new StringBuilder();
        foreach (var node in element.Nodes())
            html.Append(node.ToString(SaveOptions.DisableFormatting));
        return html.ToString();
    }

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")]
    private static partial Regex Entity();
}
