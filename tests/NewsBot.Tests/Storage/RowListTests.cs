using FsCheck.Xunit;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Tests.Storage;

public sealed class RowListTests
{
    [Property]
    public void What_lies_within_a_range_is_read_newest_first(uint[] rows, uint first, uint last)
    {
        var ascending = rows.Select(row => ((long)row << 20) + 1).Distinct().Order().ToList();
        long from = ((long)first << 20) + 1, to = ((long)last << 20) + 1;

        var read = Read(new RowList(ascending).Within(from, to));

        Assert.Equal(ascending.Where(row => row >= from && row <= to).Reverse(), read);
    }

    [Fact]
    public void Neighbours_take_a_byte_each() => Assert.Equal(99, new RowList([.. Enumerable.Range(1, 100).Select(n => (1L << 40) + n)]).Size);

    [Fact]
    public void Every_row_of_any_word_comes_once_newest_first_with_all_that_it_gains()
    {
        TermRows[] terms = [Of([2, 5, 9], 1), Of([1, 5], 10), Of([], 100), Of([5, 9, 12], 1000)];

        var taken = new List<(long Row, double Weight)>();
        while (TermRows.TakeNewest(terms, out var row, out var weight))
            taken.Add((row, weight));

        Assert.Equal([(12, 1000), (9, 1001), (5, 1011), (2, 1), (1, 10)], taken);
    }

    private static TermRows Of(long[] ascending, double weight) => new(new RowList(ascending).Within(0, long.MaxValue), weight);

    private static List<long> Read(RowList.Cursor cursor)
    {
        var rows = new List<long>();
        for (; cursor.Row != 0; cursor.Next())
            rows.Add(cursor.Row);
        return rows;
    }
}
