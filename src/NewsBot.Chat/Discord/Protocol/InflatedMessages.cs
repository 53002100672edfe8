using System.Buffers;
using System.IO.Compression;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Unpacks the one zlib stream of a connection, in which every payload ends in a flush.</summary>
internal sealed class InflatedMessages : IDisposable
{
    private const int PieceBytes = 16 * 1024;

    private static readonly byte[] Flush = [0x00, 0x00, 0xFF, 0xFF];

    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _inflating;
    private readonly ArrayBufferWriter<byte> _text = new(PieceBytes);
    private readonly int _mostBytes;

    public InflatedMessages(int mostBytes)
    {
        _mostBytes = mostBytes;
        _inflating = new ZLibStream(_packed, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>Takes what came; the payload, which holds until the next call, or null while it is not whole. Damaged or huge data throw.</summary>
    public ReadOnlyMemory<byte>? Add(ReadOnlySpan<byte> piece)
    {
        _packed.Write(piece);
        if (_packed.Length > _mostBytes)
            throw new InvalidDataException($"A packed payload of the gateway is larger than {_mostBytes} bytes.");
        if (!_packed.GetBuffer().AsSpan(0, (int)_packed.Length).EndsWith(Flush))
            return null;

        _packed.Position = 0;
        _text.ResetWrittenCount();
        while (_inflating.Read(_text.GetSpan(PieceBytes)) is > 0 and var read)
        {
            _text.Advance(read);
            if (_text.WrittenCount > _mostBytes)
                throw new InvalidDataException($"A payload of the gateway is larger than {_mostBytes} bytes.");
        }

        _packed.SetLength(0);
        return _text.WrittenMemory;
    }

    public void Dispose()
    {
        _inflating.Dispose();
        _packed.Dispose();
    }
}
