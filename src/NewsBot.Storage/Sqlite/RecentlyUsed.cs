using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Keeps what was used last, up to a size: what has been kept longest goes first, but what was used meanwhile gets a second chance
/// (Corbató, "A Paging Experiment with the Multics System", 1968).
/// </summary>
/// <param name="size">The most that is kept, in bytes or whatever the values are measured in.</param>
internal sealed class RecentlyUsed<TKey, TValue>(long size)
    where TKey : notnull
{
    private readonly Lock _using = new();
    private readonly Dictionary<TKey, Kept> _kept = [];
    private readonly Queue<(TKey Key, Kept Kept)> _byAge = [];
    private long _size;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_using)
        {
            var isKept = _kept.TryGetValue(key, out var kept);
            if (kept is not null)
                kept.IsUsed = true;
            value = kept is null ? default : kept.Value;
            return isKept;
        }
    }

    public void Add(TKey key, TValue value, int sizeOfValue)
    {
        var kept = new Kept(value, sizeOfValue);
        lock (_using)
        {
            if (!_kept.TryAdd(key, kept))
                return;
            _byAge.Enqueue((key, kept));
            _size += sizeOfValue;
            while (_size > size)
                RemoveOldest();
        }
    }

    private void RemoveOldest()
    {
        var (key, kept) = _byAge.Dequeue();
        if (kept.IsUsed)
        {
            kept.IsUsed = false;
            _byAge.Enqueue((key, kept));
            return;
        }

        _kept.Remove(key);
        _size -= kept.Size;
    }

    private sealed class Kept(TValue value, int size)
    {
        public TValue Value => value;

        public int Size => size;

        public bool IsUsed { get; set; }
    }
}
