using System.Runtime.CompilerServices;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Rows of the index, newest first, as differences of seven bits a byte: rows of one day lie close together, so most take one byte
/// where a number takes eight.
/// </summary>
internal sealed class RowList
{
    private const int Bits = 7;
    private const int More = 1 << Bits;

    private readonly byte[] _differences;

    /// <summary>The list of some rows that ascend.</summary>
    public RowList(IReadOnlyList<long> ascending)
    {
        var bytes = new List<byte>(ascending.Count);
        var previous = ascending.Count == 0 ? 0 : Newest = ascending[^1];
        for (var i = ascending.Count - 2; i >= 0; i--)
        {
            var rest = previous - ascending[i];
            for (; rest >= More; rest >>= Bits)
                bytes.Add((byte)(rest | More));
            bytes.Add((byte)rest);
            previous = ascending[i];
        }

        _differences = [.. bytes];
    }

    /// <summary>The newest row; none where it is 0, for rows begin above.</summary>
    public long Newest { get; }

    /// <summary>How many bytes it takes.</summary>
    public int Size => _differences.Length;

    /// <summary>A cursor on the newest row of a range.</summary>
    public Cursor Within(long first, long last) => new(this, first, last);

    /// <summary>Goes from newer to older rows.</summary>
    internal struct Cursor
    {
        private readonly byte[] _differences;
        private readonly long _first;
        private int _next;

        public Cursor(RowList rows, long first, long last)
        {
            _differences = rows._differences;
            _first = first;
            Row = rows.Newest < first ? 0 : rows.Newest;
            while (Row > last)
                Next();
        }

        /// <summary>Where it stands; 0 behind the end.</summary>
        public long Row { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Next()
        {
            if (_next == _differences.Length)
            {
                Row = 0;
                return;
            }

            long difference = 0;
            for (var shift = 0; ; shift += Bits)
            {
                long part = _differences[_next++];
                difference |= (part & (More - 1)) << shift;
                if (part < More)
                    break;
            }

            Row = Row - difference < _first ? 0 : Row - difference;
        }
    }
}
