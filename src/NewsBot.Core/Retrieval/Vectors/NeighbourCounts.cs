namespace NewsBot.Retrieval.Vectors;

/// <summary>Among which frequent words others stand more often than by chance.</summary>
/// <param name="texts">The words of texts, by their places in the order of frequency.</param>
/// <param name="occurrences">How often each of the most frequent words occurs; these are told of all others.</param>
internal sealed class NeighbourCounts(IReadOnlyList<int[]> texts, IReadOnlyList<int> occurrences)
{
    /// <summary>So far apart words are neighbours; small words are not counted.</summary>
    private const int Reach = 5;

    /// <summary>Lifts rare words a little, which chance would favour (Levy, Goldberg and Dagan, section 3.2).</summary>
    private const double Smoothing = 0.75;

    private readonly float[] _chances = ChancesOf(occurrences);

    /// <summary>A row for each of some words, one number in it for each frequent word: the logarithm of how much more often it is a neighbour than by chance; 0 where it is not.</summary>
    public float[] RowsOf(int first, int end)
    {
        var rows = Count(first, end);
        for (var word = 0; word < end - first; word++)
            Weigh(rows.AsSpan(word * _chances.Length, _chances.Length));
        return rows;
    }

    private float[] Count(int first, int end)
    {
        var rows = new float[(end - first) * _chances.Length];
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] >= first && text[i] < end)
                    CountAround(text, i, rows.AsSpan((text[i] - first) * _chances.Length, _chances.Length));
            }
        }

        return rows;
    }

    private static void CountAround(int[] text, int at, Span<float> row)
    {
        var last = Math.Min(text.Length - 1, at + Reach);
        for (var i = Math.Max(0, at - Reach); i <= last; i++)
        {
            if (text[i] < row.Length && text[i] != text[at])
                row[text[i]]++;
        }
    }

    private void Weigh(Span<float> row)
    {
        var sum = 0f;
        foreach (var count in row)
            sum += count;
        var all = MathF.Log(sum);
        for (var context = 0; context < row.Length; context++)
        {
            if (row[context] > 0)
                row[context] = Math.Max(0, MathF.Log(row[context]) - all - _chances[context]);
        }
    }

    /// <summary>The logarithm of how often each word is a neighbour by chance.</summary>
    private static float[] ChancesOf(IReadOnlyList<int> occurrences)
    {
        var smoothed = occurrences.Select(count => Math.Pow(count, Smoothing)).ToArray();
        var sum = smoothed.Sum();
        return [.. smoothed.Select(count => (float)Math.Log(count / sum))];
    }
}
