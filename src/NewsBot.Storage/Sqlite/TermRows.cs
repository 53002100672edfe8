using System.Runtime.CompilerServices;

namespace NewsBot.Storage.Sqlite;

/// <summary>The rows of the index that hold a word, as they are gone through, and what each gains by it.</summary>
internal struct TermRows(RowList.Cursor rows, double weight)
{
    private RowList.Cursor _rows = rows;

    /// <summary>Takes the newest row that any of the words has left, and the sum of what it gains; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakeNewest(Span<TermRows> terms, out long row, out double weight)
    {
        (row, weight) = (0, 0);
        foreach (ref readonly var term in terms)
            row = Math.Max(row, term._rows.Row);
        if (row == 0)
            return false;
        foreach (ref var term in terms)
        {
            if (term._rows.Row != row)
                continue;
            weight += term.Weight;
            term._rows.Next();
        }

        return true;
    }

    private double Weight { get; } = weight;
}
