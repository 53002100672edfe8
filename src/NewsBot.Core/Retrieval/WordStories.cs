using System.Buffers;

namespace NewsBot.Retrieval;

/// <summary>
/// What stories tell of words: a value for each pair of both. A word stands in few stories, so these are searched one by one. The places
/// are lent: disposing gives them back for the next question.
/// </summary>
internal sealed class WordStories<TValue> : IDisposable
    where TValue : struct
{
    private readonly int[] _newest; // places among the cells, from 1; 0 where there is none
    private Cell[] _cells;
    private int _count;

    /// <param name="words">How many words there are.</param>
    public WordStories(int words)
    {
        _newest = ArrayPool<int>.Shared.Rent(words);
        _newest.AsSpan(0, words).Clear();
        _cells = ArrayPool<Cell>.Shared.Rent(words);
    }

    /// <summary>The value of a word and a story, at first the default; good until another is asked for.</summary>
    public ref TValue Of(int word, int story)
    {
        for (var at = _newest[word]; at > 0; at = _cells[at - 1].Older)
        {
            if (_cells[at - 1].Story == story)
                return ref _cells[at - 1].Value;
        }

        if (_count == _cells.Length)
            Grow();
        _cells[_count] = new Cell { Story = story, Older = _newest[word] };
        _newest[word] = ++_count;
        return ref _cells[_count - 1].Value;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_newest);
        ArrayPool<Cell>.Shared.Return(_cells);
    }

    private void Grow()
    {
        var full = _cells;
        _cells = ArrayPool<Cell>.Shared.Rent(_count * 2);
        full.CopyTo(_cells, 0);
        ArrayPool<Cell>.Shared.Return(full);
    }

    private struct Cell
    {
        public TValue Value;
        public int Story;
        public int Older;
    }
}
