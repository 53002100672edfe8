namespace NewsBot.Sources.Files;

/// <summary>
/// Cuts a stream of bytes into lines. One buffer is used again for every line and never grows past the longest line that is
/// allowed, so memory does not depend on the file.
/// </summary>
internal sealed class LineReader(Func<Memory<byte>, CancellationToken, ValueTask<int>> read, int maxLineBytes)
{
    private const int FirstBufferBytes = 256 * 1024;

    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The line in hand, without its line end; empty where it is too long. Valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether it is longer than is allowed.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether a line end follows; false for the last line of a file that is not ended by one.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Why reading stopped before the end of the file; null where it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Goes to the next line; false at the end. What stands behind the last line end before a failure is not a line.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        var scanned = 0;
        var dropped = false;
        while (true)
        {
            var at = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(scanned + at, dropped, isEnded: true);
            scanned = _end - _start;
            if (_ended)
                return (scanned > 0 || dropped) && Failure is null && Take(scanned, dropped, isEnded: false);
            if (scanned > maxLineBytes + 1L)
            {
                dropped = true;
                _start = _end = scanned = 0;
            }

            await FillAsync(ct);
        }
    }

    private bool Take(int length, bool dropped, bool isEnded)
    {
        var line = _buffer.AsMemory(_start, length);
        _start = Math.Min(_end, _start + length + 1);
        Number++;
        IsEnded = isEnded;
        if (Number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        if (line.Length > 0 && line.Span[^1] == '\r')
            line = line[..^1];
        IsTooLong = dropped || line.Length > maxLineBytes;
        Line = IsTooLong ? default : line;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        MakeRoom();
        try
        {
            var count = await read(_buffer.AsMemory(_end), ct);
            _end += count;
            _ended = count == 0;
        }
        catch (Exception ex) when (ex is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Failure = ex;
            _ended = true;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Min(_buffer.Length * 2L, maxLineBytes + 2L + FirstBufferBytes)));
    }
}
