namespace NewsBot.Chat;

/// <summary>Knows the newest ids again, for a chat may deliver an event more than once.</summary>
internal sealed class RecentIds
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether it has been seen.</summary>
    public bool Knows(string id)
    {
        lock (_lock)
            return _known.Contains(id);
    }

    /// <summary>Whether it is seen for the first time.</summary>
    public bool Add(string id)
    {
        lock (_lock)
        {
            if (!_known.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > Most)
                _known.Remove(_order.Dequeue());
            return true;
        }
    }

    /// <summary>Forgets it, so that it is seen for the first time again.</summary>
    public void Remove(string id)
    {
        lock (_lock)
            _known.Remove(id);
    }
}
