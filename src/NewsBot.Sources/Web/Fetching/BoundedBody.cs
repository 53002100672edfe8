using System.Buffers;
using System.Diagnostics.Metrics;
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

    private const int ChunkBytes = 64 * 1024;
    private const int Mark = 2;
    private const int GzipZeros = 16;

    private static readonly Counter<long> Received = NewsBotMeter.CreateCounter("newsbot.fetch.received", "By", "Bytes of answers from the web, unpacked.");

    /// <summary>Whether a body that was packed so can be unpacked; null means that it was not packed.</summary>
    public static bool Knows(string? encoding) => encoding is null or "gzip" or "x-gzip" or "br" or "deflate";

    /// <summary>
    /// The body; null where it is larger than <paramref name="form"/> allows, unless that makes do with its beginning. Throws
    /// <see cref="InvalidDataException"/> where it is damaged or cut off.
    /// </summary>
    public static async Task<byte[]?> ReadAsync(Stream body, string? encoding, RequestForm form, CancellationToken ct)
    {
        if (encoding is null)
            return await TakeAsync(body, form, ct);
        var mark = new byte[Mark];
        var length = await body.ReadAtLeastAsync(mark, Mark, throwOnEndOfStream: false, ct);
        if (length == 0) // some say that nothing is packed
            return [];
        await using var packed = new PackedStream(mark.AsMemory(0, length), body, zeros: encoding is "br" or "deflate" ? 0 : GzipZeros);
        await using var unpacked = Open(packed, encoding, mark);
        try
        {
            var taken = await TakeAsync(unpacked, form, ct);
            return packed.HasRunOut ? throw new InvalidDataException("The answer is cut off.") : taken;
        }
        catch (InvalidOperationException ex) // what the decoder of br throws
        {
            throw new InvalidDataException("The answer is damaged.", ex);
        }
    }

    // In pieces, because a body that turns out too large then costs no large piece of memory.
    private static async Task<byte[]?> TakeAsync(Stream stream, RequestForm form, CancellationToken ct)
    {
        var chunks = new List<byte[]>();
        try
        {
            var length = 0;
            int wanted, count;
            do
            {
                chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkBytes));
                wanted = Math.Min(ChunkBytes, form.MostBytes + 1 - length); // the one more tells whether it is larger
                count = await stream.ReadAtLeastAsync(chunks[^1].AsMemory(0, wanted), wanted, throwOnEndOfStream: false, ct);
                length += count;
                Received.Add(count);
            }
            while (count == wanted && length <= form.MostBytes);
            return length <= form.MostBytes || form.IsBeginningEnough ? Join(chunks, Math.Min(length, form.MostBytes)) : null;
        }
        finally
        {
            chunks.ForEach(chunk => ArrayPool<byte>.Shared.Return(chunk));
        }
    }

    private static byte[] Join(List<byte[]> chunks, int length)
    {
        var joined = new byte[length];
        for (var start = 0; start < length; start += ChunkBytes)
            chunks[start / ChunkBytes].AsSpan(0, Math.Min(ChunkBytes, length - start)).CopyTo(joined.AsSpan(start));
        return joined;
    }

    private static Stream Open(PackedStream packed, string encoding, byte[] mark) => encoding switch
    {
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "deflate" when IsZlib(mark) => new ZLibStream(packed, CompressionMode.Decompress),
        "deflate" => new DeflateStream(packed, CompressionMode.Decompress), // without its frame, as some servers send it
        _ => new GZipStream(packed, CompressionMode.Decompress),
    };

    // A frame that asks for a dictionary which nobody knows is none.
    private static bool IsZlib(byte[] mark) => (mark[0] & 0x0F) == 8 && ((mark[0] << 8) | mark[1]) % 31 == 0 && (mark[1] & 0x20) == 0;
}
