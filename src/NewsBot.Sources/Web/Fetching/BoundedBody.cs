using System.Buffers;
using System.IO.Compression;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>
/// Reads the body of an answer, unpacked, as far as a limit. The HTTP client could unpack it as well, but does not tell a body
/// that is cut off from one that is whole.
/// </summary>
internal static class BoundedBody
{
    /// <summary>The encodings that are unpacked, as they are asked for.</summary>
    public const string Encodings = "gzip, br, deflate";

    private const int FirstRead = 16 * 1024;
    private const int Mark = 2;
    private const int GzipZeros = 16;

    /// <summary>Whether a body that was packed so can be unpacked; null means that it was not packed.</summary>
    public static bool Knows(string? encoding) => encoding is null or "gzip" or "x-gzip" or "br" or "deflate";

    /// <summary>
    /// The body; one byte more than <paramref name="limit"/> at most, which tells that it is larger. Throws
    /// <see cref="InvalidDataException"/> where it is damaged or cut off.
    /// </summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, string? encoding, int limit, CancellationToken ct)
    {
        if (encoding is null)
            return await TakeAsync(body, limit, ct);
        var mark = new byte[Mark];
        var length = await body.ReadAtLeastAsync(mark, Mark, throwOnEndOfStream: false, ct);
        if (length == 0) // some say that nothing is packed
            return default;
        await using var packed = new PackedStream(mark.AsMemory(0, length), body, zeros: encoding is "br" or "deflate" ? 0 : GzipZeros);
        await using var unpacked = Open(packed, encoding, mark);
        try
        {
            var taken = await TakeAsync(unpacked, limit, ct);
            return taken.Length > limit || !packed.HasRunOut ? taken : throw new InvalidDataException("The answer is cut off.");
        }
        catch (InvalidOperationException ex) // what the decoder of br throws
        {
            throw new InvalidDataException("The answer is damaged.", ex);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> TakeAsync(Stream stream, int limit, CancellationToken ct)
    {
        var taken = new ArrayBufferWriter<byte>(FirstRead);
        while (taken.WrittenCount <= limit)
        {
            var free = taken.GetMemory(1);
            var count = await stream.ReadAsync(free[..Math.Min(free.Length, limit + 1 - taken.WrittenCount)], ct);
            if (count == 0)
                break;
            taken.Advance(count);
        }

        return taken.WrittenMemory;
    }

    private static Stream Open(PackedStream packed, string encoding, byte[] mark) => encoding switch
    {
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "deflate" when IsZlib(mark) => new ZLibStream(packed, CompressionMode.Decompress),
        "deflate" => new DeflateStream(packed, CompressionMode.Decompress), // without its frame, as some servers send it
        _ => new GZipStream(packed, CompressionMode.Decompress),
    };

    private static bool IsZlib(byte[] mark) => (mark[0] & 0x0F) == 8 && ((mark[0] << 8) | mark[1]) % 31 == 0;
}
