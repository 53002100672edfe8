using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsBot.Sources.Files;

/// <summary>
/// Unzips a file and tells one that is cut off from one that is whole, which <see cref="GZipStream"/> does not: a cut file
/// simply ends there.
/// </summary>
internal sealed class GzipInput(Stream file) : IAsyncDisposable
{
    private readonly GZipStream _unzipped = new(file, CompressionMode.Decompress);
    private long _length;

    /// <summary>Reads on; throws <see cref="InvalidDataException"/> where the file is damaged or cut off.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct)
    {
        var count = await _unzipped.ReadAsync(buffer, ct);
        _length += count;
        if (count == 0 && file.Length > 0 && !await IsLengthAtEndAsync(ct) && !await EndsWithItsLastMemberAsync(ct))
            throw new CutOffException();
        return count;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _unzipped.DisposeAsync();

    // A gzip member ends with the length of what it unzips to; nearly every file is one member.
    private async ValueTask<bool> IsLengthAtEndAsync(CancellationToken ct)
    {
        const int Shortest = 18;
        if (file.Length < Shortest)
            return false;
        var tail = new byte[sizeof(uint)];
        file.Seek(-tail.Length, SeekOrigin.End);
        await file.ReadExactlyAsync(tail, ct);
        return BinaryPrimitives.ReadUInt32LittleEndian(tail) == (uint)_length;
    }

    // A file of several members is unzipped again with one more member behind it: that one is only reached, and its random
    // content only appears at the end, where the last member of the file is whole.
    private async ValueTask<bool> EndsWithItsLastMemberAsync(CancellationToken ct)
    {
        var mark = RandomNumberGenerator.GetBytes(16);
        file.Seek(0, SeekOrigin.Begin);
        await using var again = new GZipStream(new JoinedStream(file, Zip(mark)), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var tail = Array.Empty<byte>();
        try
        {
            int count;
            while ((count = await again.ReadAsync(buffer, ct)) > 0)
                tail = count >= mark.Length ? buffer[(count - mark.Length)..count] : [.. tail.TakeLast(mark.Length), .. buffer[..count]];
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return tail.AsSpan().EndsWith(mark);
    }

    private static MemoryStream Zip(byte[] content)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(content);
        zipped.Position = 0;
        return zipped;
    }
}

/// <summary>The file ends before its content does.</summary>
internal sealed class CutOffException() : IOException("The file is cut off.");
