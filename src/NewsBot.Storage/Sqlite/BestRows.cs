namespace NewsBot.Storage.Sqlite;

/// <summary>Keeps the rows with the highest scores; of equal ones the newest.</summary>
internal sealed class BestRows(int capacity)
{
    private readonly PriorityQueue<long, (double Score, long Row)> _rows = new(capacity + 1);

    /// <summary>What has a lower score is not kept.</summary>
    public double Least { get; private set; } = double.NegativeInfinity;

    public void Offer(long row, double score)
    {
        if (score < Least)
            return;
        if (_rows.Count < capacity)
            _rows.Enqueue(row, (score, row));
        else if (_rows.TryPeek(out _, out var least) && (score, row).CompareTo(least) > 0)
            _rows.EnqueueDequeue(row, (score, row));
        if (_rows.Count == capacity && _rows.TryPeek(out _, out var lowest))
            Least = lowest.Score;
    }

    /// <summary>Best first.</summary>
    public IEnumerable<(long Row, double Score)> Descending() =>
        _rows.UnorderedItems.Select(item => item.Priority).OrderDescending().Select(priority => (priority.Row, priority.Score));
}
