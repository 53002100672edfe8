using NewsBot.Storage.Sqlite;

namespace NewsBot.Tests.Storage;

public sealed class TermRowsTests
{
    [Fact]
    public void Every_row_comes_once_in_order_with_all_that_it_gains()
    {
        TermRows[] terms = [new([2, 5, 9], 1), new([1, 5], 10), new([], 100), new([5, 9, 12], 1000)];

        Assert.Equal([(1, 10), (2, 1), (5, 1011), (9, 1001), (12, 1000)], TermRows.Merge(terms));
        Assert.Empty(TermRows.Merge([]));
    }
}
