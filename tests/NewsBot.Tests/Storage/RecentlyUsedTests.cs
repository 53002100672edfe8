using NewsBot.Storage.Sqlite;

namespace NewsBot.Tests.Storage;

public sealed class RecentlyUsedTests
{
    private readonly RecentlyUsed<int, string> _kept = new(100);

    [Fact]
    public void What_is_used_stays_and_what_is_not_goes()
    {
        _kept.Add(0, "used", 10);
        _kept.Add(1, "unused", 10);
        for (var key = 2; key < 40; key++)
        {
            _kept.Add(key, $"{key}", 10);
            Assert.True(_kept.TryGet(0, out var used));
            Assert.Equal("used", used);
        }

        Assert.False(_kept.TryGet(1, out _));
    }

    [Fact]
    public void No_more_is_kept_than_fits()
    {
        for (var key = 0; key < 1000; key++)
            _kept.Add(key, $"{key}", 10);

        Assert.Equal(Enumerable.Range(990, 10), Enumerable.Range(0, 1000).Where(key => _kept.TryGet(key, out _)));
    }

    [Fact]
    public void What_is_used_by_nobody_any_more_goes_in_its_turn()
    {
        _kept.Add(0, "once", 10);
        Assert.True(_kept.TryGet(0, out _));
        for (var key = 1; key < 30; key++)
            _kept.Add(key, $"{key}", 10);

        Assert.False(_kept.TryGet(0, out _));
    }

    [Fact]
    public void What_is_larger_than_all_that_is_kept_is_not_kept()
    {
        _kept.Add(0, "small", 10);
        _kept.Add(1, "large", 101);
        _kept.Add(2, "next", 10);

        Assert.False(_kept.TryGet(1, out _));
        Assert.True(_kept.TryGet(2, out _));
    }
}
