using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Feeds;

/// <summary>
/// Turns the bytes of a feed into text: by its byte order mark, else by what HTTP and the XML declaration say, where the bytes do
/// not prove them wrong, else by what the bytes look like.
/// </summary>
internal static partial class FeedDecoder
{
    private const int DeclarationBytes = 1024;
    private const int DetectedBytes = 256 * 1024;

    /// <summary>So many characters that are UTF-8 are no chance, whatever the encoding is said to be.</summary>
    private const int ProofOfUtf8 = 8;

    private static readonly UTF8Encoding Utf8Text = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ascii"] = "windows-1252", // the first four: what people write into feeds that are called so
        ["us-ascii"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["windows-31j"] = "shift_jis",
        ["utf8"] = "utf-8",
    };

    /// <summary>The text; bytes that fit no character become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (TextFileDecoder.MarkOf(bytes) is { } marked)
            return Lenient(marked).GetString(bytes[marked.Preamble.Length..]);
        if (UnlikeAscii(bytes) is { } other)
            return other.GetString(bytes);
        var named = Named(CharsetOf(contentType)) ?? Named(DeclaredIn(bytes));
        return Choose(bytes, named).GetString(bytes);
    }

    private static Encoding Choose(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        var (good, bad) = CountUtf8(bytes);
        if (bad == 0 && (named is null or { IsSingleByte: true } || good >= ProofOfUtf8))
            return Utf8Text;
        if (named is not (null or UTF8Encoding))
            return named;
        return good >= bad ? Utf8Text : Detect(bytes); // UTF-8 that was cut or damaged, or another encoding
    }

    /// <summary>What the first characters show, which are those of a declaration or a tag: UTF-16 or UTF-32 without a mark, or EBCDIC.</summary>
    private static Encoding? UnlikeAscii(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [not 0, 0, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
        [0, 0, 0, not 0, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [not 0, 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0, not 0, 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => TextFileDecoder.EncodingOf("IBM037"),
        _ => null,
    };

    private static Encoding Lenient(Encoding strict) =>
        Encoding.GetEncoding(strict.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);

    private static string? CharsetOf(string? contentType) =>
        Charset().Match(contentType ?? "") is { Success: true } found ? found.Groups["name"].Value : null;

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        return Declaration().Match(start) is { Success: true } found ? found.Groups["name"].Value : null;
    }

    // A name that could be read as ASCII is no name of an encoding that is not like ASCII.
    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        try
        {
            var encoding = TextFileDecoder.EncodingOf(Meant.GetValueOrDefault(name, name));
            return encoding is UnicodeEncoding or UTF32Encoding ? null : encoding;
        }
        catch (Exception ex) when (ex is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static (int Good, int Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var isGood = Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done;
            _ = isGood ? good++ : bad++;
            bytes = bytes[length..];
        }

        return (good, bad);
    }

    private static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F)..];
        return TextFileDecoder.Detect(sample[..Math.Min(sample.Length, DetectedBytes)].ToArray());
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[\w.:-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex("""<\?xml\s[^>]*?encoding\s*=\s*["'](?<name>[^"'>]{1,40})["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
