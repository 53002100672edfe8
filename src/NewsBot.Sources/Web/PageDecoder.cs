using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Web;

/// <summary>
/// Turns the bytes of a page into text: by its byte order mark, the header's character set, the page's own <c>meta</c>, else by what
/// the bytes look like. What fits no character is replaced, never refused.
/// </summary>
internal static partial class PageDecoder
{
    private const int PrescannedBytes = 8 * 1024;

    private static readonly DecoderReplacementFallback Replacement = new("\uFFFD");

    /// <summary>The text; <paramref name="charset"/> is what the header says.</summary>
    public static string Decode(byte[] content, string? charset)
    {
        if (TextFileDecoder.MarkOf(content) is { } mark)
            return Lenient(mark).GetString(content.AsSpan(mark.Preamble.Length));
        return Choose(content, charset).GetString(content);
    }

    private static Encoding Choose(byte[] content, string? charset)
    {
        if (WideWithoutMark(content) is { } wide)
            return wide;
        var isUtf8 = Utf8.IsValid(content);
        var declared = Find(charset) ?? Find(Prescan(content));

        // Pages that were saved or passed on are often UTF-8 whatever they still say; text in another encoding is hardly ever valid UTF-8.
        if (isUtf8 && (declared is null || !Ascii.IsValid(content)))
            return Encoding.UTF8;
        if (declared is null || (declared.CodePage == Encoding.UTF8.CodePage && !HasUtf8Letters(content)))
            return TextFileDecoder.Detect(content);
        return declared;
    }

    /// <summary>A tag in two-byte characters, as pages in UTF-16 begin.</summary>
    private static UnicodeEncoding? WideWithoutMark(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'<', 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0, (byte)'<', 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };

    private static string? Prescan(ReadOnlySpan<byte> content)
    {
        var beginning = Encoding.Latin1.GetString(content[..Math.Min(content.Length, PrescannedBytes)]);
        return DeclaredCharset().Match(beginning) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static Encoding? Find(string? name)
    {
        try
        {
            // A page that is read as bytes cannot be in UTF-16, whatever its meta says.
            return name is null || name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? null : Lenient(TextFileDecoder.EncodingOf(name));
        }
        catch (Exception ex) when (ex is ArgumentException or NotSupportedException) // nobody knows this name, or nobody should read it: UTF-7
        {
            return null;
        }
    }

    private static bool HasUtf8Letters(ReadOnlySpan<byte> content)
    {
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] < 0x80)
                continue;
            if (Rune.DecodeFromUtf8(content[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
                return true;
            at += length - 1;
        }

        return false;
    }

    private static Encoding Lenient(Encoding encoding) =>
        Encoding.GetEncoding(AsBrowsersDo(encoding.CodePage), EncoderFallback.ReplacementFallback, Replacement);

    /// <summary>Pages that name ASCII, Latin-1, Latin-5 or TIS-620 are read as the Windows code page that extends it.</summary>
    private static int AsBrowsersDo(int codePage) => codePage switch
    {
        20127 or 28591 => 1252,
        28599 => 1254,
        28601 => 874,
        _ => codePage,
    };

    /// <summary><c>charset=utf-8</c> inside of a meta, or the encoding of an XML declaration.</summary>
    [GeneratedRegex("""(?:<meta\b[^>]*?\bcharset|<\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*(?<name>[\w.:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex DeclaredCharset();
}
