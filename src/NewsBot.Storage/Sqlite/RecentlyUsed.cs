using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Keeps what was used last, up to a size: when what is new has half of it, what was not used since the last time goes.
/// </summary>
/// <param name="size">The most that is kept, in bytes or whatever the values are measured in.</param>
internal sealed class RecentlyUsed<TKey, TValue>(long size)
    where TKey : notnull
{
    private readonly Lock _using = new();
    private Dictionary<TKey, (TValue Value, int Size)> _new = [];
    private Dictionary<TKey, (TValue Value, int Size)> _old = [];
    private long _sizeOfNew;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_using)
        {
            var isNew = _new.TryGetValue(key, out var kept);
            var isKept = isNew || _old.TryGetValue(key, out kept);
            if (isKept && !isNew)
                Put(key, kept.Value, kept.Size);
            value = kept.Value;
            return isKept;
        }
    }

    public void Add(TKey key, TValue value, int sizeOfValue)
    {
        lock (_using)
            Put(key, value, sizeOfValue);
    }

    private void Put(TKey key, TValue value, int sizeOfValue)
    {
        if (!_new.TryAdd(key, (value, sizeOfValue)))
            return;
        _sizeOfNew += sizeOfValue;
        if (_sizeOfNew <= size / 2)
            return;
        (_old, _new, _sizeOfNew) = (_new, [], 0);
    }
}
