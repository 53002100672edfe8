using System.Text;
using UtfUnknown;

namespace NewsBot.Sources.Files;

/// <summary>Turns the bytes of a text file into text: by its byte order mark, else as UTF-8, else by what the bytes look like.</summary>
internal static class TextFileDecoder
{
    private const float LeastConfidence = 0.5f;
    private const string FallbackName = "windows-1252";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    // Longest mark first: the one of UTF-32 begins like the one of UTF-16.
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        Utf8,
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    // What detection needs for anything that is not Unicode.
    static TextFileDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, or null and a sentence that says why it is none.</summary>
    public static string? Decode(byte[] bytes, out string? problem)
    {
        problem = null;
        var mark = MarkOf(bytes);
        if (mark is null && bytes.AsSpan().Contains((byte)0))
        {
            problem = "The file is binary, not text.";
            return null;
        }

        try
        {
            return mark is null ? DecodeUnmarked(bytes) : mark.GetString(bytes.AsSpan(mark.Preamble.Length));
        }
        catch (DecoderFallbackException ex)
        {
            problem = $"The file is marked as {mark?.WebName} but is not: byte {mark?.Preamble.Length + ex.Index} fits no character. Save it again as UTF-8.";
            return null;
        }
    }

    /// <summary>The encoding that the byte order mark names; null where there is none.</summary>
    public static Encoding? MarkOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in Marked)
        {
            if (bytes.StartsWith(encoding.Preamble))
                return encoding;
        }

        return null;
    }

    /// <summary>The encoding of this name.</summary>
    /// <exception cref="ArgumentException">Nobody knows the name.</exception>
    /// <exception cref="NotSupportedException">It is one that is not safe to read, such as UTF-7.</exception>
    public static Encoding EncodingOf(string name) => Encoding.GetEncoding(name);

    /// <summary>What bytes look like that are not UTF-8.</summary>
    public static Encoding Detect(byte[] bytes)
    {
        var found = CharsetDetector.DetectFromBytes(bytes).Detected;
        return found is { Encoding: not null, Confidence: >= LeastConfidence } ? found.Encoding : Encoding.GetEncoding(FallbackName);
    }

    private static string DecodeUnmarked(byte[] bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8.GetString(bytes) : Detect(bytes).GetString(bytes);
}
