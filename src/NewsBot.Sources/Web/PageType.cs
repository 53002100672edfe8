using System.Text;

namespace NewsBot.Sources.Web;

/// <summary>Tells pages from other kinds of content, by what the server says and by how the content begins.</summary>
internal static class PageType
{
    private const int SniffedBytes = 512;

    private static readonly string[] OfPages = ["text/html", "application/xhtml+xml"];
    private static readonly string[] OfXml = ["text/xml", "application/xml"];

    private static readonly (byte[] Beginning, string Type)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"), ([0x89, (byte)'P', (byte)'N', (byte)'G'], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF8"u8.ToArray(), "image/gif"), ("RIFF"u8.ToArray(), "image/webp or audio"), ([0x1F, 0x8B], "application/gzip"),
        ([(byte)'P', (byte)'K', 3, 4], "application/zip"), ("OggS"u8.ToArray(), "application/ogg"), ("ID3"u8.ToArray(), "audio/mpeg"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
    ];

    private static readonly (string Element, string Type)[] Roots =
        [("<rss", "a feed"), ("<feed", "a feed"), ("<rdf:RDF", "a feed"), ("<urlset", "a site map"), ("<sitemapindex", "a site map"), ("<svg", "image/svg+xml")];

    /// <summary>The type of what is no page; null for a page.</summary>
    public static string? OfOther(ServedPage page)
    {
        var declared = DeclaredType(page.ContentType);
        if (declared is not null && !OfPages.Contains(declared) && !OfXml.Contains(declared))
            return declared;
        return Sniff(page.Content) ?? (declared is not null && OfXml.Contains(declared) && !MentionsHtml(page.Content) ? declared : null);
    }

    /// <summary>The character set that the header names, or null.</summary>
    public static string? CharsetOf(string? contentType)
    {
        foreach (var parameter in (contentType ?? "").Split(';').Skip(1))
        {
            var (name, value) = parameter.IndexOf('=') is var at and > 0 ? (parameter[..at].Trim(), parameter[(at + 1)..].Trim(' ', '"', '\'')) : ("", "");
            if (name.Equals("charset", StringComparison.OrdinalIgnoreCase) && value.Length > 0)
                return value;
        }

        return null;
    }

    private static string? DeclaredType(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return string.IsNullOrEmpty(type) ? null : type;
    }

    private static string? Sniff(ReadOnlySpan<byte> content)
    {
        foreach (var (beginning, type) in Signatures)
        {
            if (content.StartsWith(beginning))
                return type;
        }

        var text = Encoding.Latin1.GetString(content[..Math.Min(content.Length, SniffedBytes)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (text is ['{' or '[', ..] && text.Contains('"', StringComparison.Ordinal) && !text.Contains('<', StringComparison.Ordinal))
            return "application/json";
        if (text.Contains("<html", StringComparison.OrdinalIgnoreCase) || !text.StartsWith('<'))
            return null;
        return Roots.FirstOrDefault(root => text.Contains(root.Element, StringComparison.OrdinalIgnoreCase) && IsRoot(text, root.Element)).Type;
    }

    /// <summary>Whether only a declaration, comments and a document type stand before the element.</summary>
    private static bool IsRoot(string text, string element)
    {
        var at = text.IndexOf(element, StringComparison.OrdinalIgnoreCase);
        for (var tag = text.IndexOf('<', StringComparison.Ordinal); tag >= 0 && tag < at; tag = text.IndexOf('<', tag + 1))
        {
            if (text[tag + 1] is not ('?' or '!'))
                return false;
        }

        return true;
    }

    private static bool MentionsHtml(ReadOnlySpan<byte> content) =>
        Encoding.Latin1.GetString(content[..Math.Min(content.Length, SniffedBytes)]).Contains("<html", StringComparison.OrdinalIgnoreCase);
}
