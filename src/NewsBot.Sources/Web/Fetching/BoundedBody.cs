using System.Buffers;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Reads the body of an answer as far as a limit.</summary>
internal static class BoundedBody
{
    private const int FirstRead = 16 * 1024;

    /// <summary>The body, decompressed; one byte more than <paramref name="limit"/> at most, which tells that it is larger.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var body = new ArrayBufferWriter<byte>(FirstRead);
        while (body.WrittenCount <= limit)
        {
            var free = body.GetMemory(1);
            var count = await stream.ReadAsync(free[..Math.Min(free.Length, limit + 1 - body.WrittenCount)], ct);
            if (count == 0)
                break;
            body.Advance(count);
        }

        return body.WrittenMemory;
    }
}
