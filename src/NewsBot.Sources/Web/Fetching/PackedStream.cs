namespace NewsBot.Sources.Web.Fetching;

/// <summary>
/// What a decoder reads: what came, then <paramref name="zeros"/> zeros. A decoder that has seen the end of its format asks for no
/// more; one that does was given something that was cut off, which it would not tell by itself. Only that of gzip always asks
/// once, for a part that may follow: zeros are none.
/// </summary>
internal sealed class PackedStream(ReadOnlyMemory<byte> beginning, Stream rest, int zeros) : Stream
{
    private int _taken;
    private bool _isAtEnd;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool HasRunOut { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        if (_taken < beginning.Length)
            return Take(beginning[_taken..], buffer);
        var count = _isAtEnd ? 0 : await rest.ReadAsync(buffer, cancellationToken);
        if (count > 0)
            return count;
        _isAtEnd = true;
        HasRunOut = _taken == beginning.Length + zeros;
        return Take(new byte[beginning.Length + zeros - _taken], buffer);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Take(ReadOnlyMemory<byte> from, Memory<byte> buffer)
    {
        var count = Math.Min(from.Length, buffer.Length);
        from[..count].CopyTo(buffer);
        _taken += count;
        return count;
    }
}
