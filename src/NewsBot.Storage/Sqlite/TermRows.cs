namespace NewsBot.Storage.Sqlite;

/// <summary>The rows of the index that hold a word.</summary>
/// <param name="Rows">Ascending.</param>
/// <param name="Weight">What a row gains by it.</param>
internal sealed record TermRows(List<long> Rows, double Weight)
{
    /// <summary>Every row of any word once, ascending, with the sum of what it gains.</summary>
    public static IEnumerable<(long Row, double Weight)> Merge(IReadOnlyList<TermRows> terms)
    {
        var next = new int[terms.Count];
        while (Lowest(terms, next) is var row and < long.MaxValue)
        {
            var weight = 0.0;
            for (var i = 0; i < next.Length; i++)
            {
                if (next[i] < terms[i].Rows.Count && terms[i].Rows[next[i]] == row)
                {
                    weight += terms[i].Weight;
                    next[i]++;
                }
            }

            yield return (row, weight);
        }
    }

    private static long Lowest(IReadOnlyList<TermRows> terms, int[] next)
    {
        var lowest = long.MaxValue;
        for (var i = 0; i < next.Length; i++)
            lowest = next[i] < terms[i].Rows.Count ? Math.Min(lowest, terms[i].Rows[next[i]]) : lowest;
        return lowest;
    }
}
