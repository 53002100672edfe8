using NewsBot.Commands;

namespace NewsBot.Tests.Commands;

public sealed class FairTurnsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flood_in_one_place_lets_another_in_at_the_next_turn()
    {
        using var turns = new FairTurns();
        List<string> done = [];
        for (var i = 0; i < 50; i++)
            Assert.True(turns.TryAdd("flooded", Note(done, $"flooded {i}")));
        Assert.True(turns.TryAdd("calm", Note(done, "calm")));
        turns.Complete();

        await turns.RunAsync(1, Ct);

        Assert.Equal(["flooded 0", "calm", "flooded 1"], done.Take(3));
        Assert.Equal(51, done.Count);
    }

    [Fact]
    public void One_place_cannot_fill_it_alone()
    {
        using var turns = new FairTurns();
        var taken = Enumerable.Range(0, 200).Count(_ => turns.TryAdd("flooded", _ => Task.CompletedTask));

        Assert.Equal(100, taken);
        Assert.True(turns.TryAdd("calm", _ => Task.CompletedTask));
    }

    [Fact]
    public void In_all_it_takes_no_more_than_can_be_answered_soon()
    {
        using var turns = new FairTurns();

        Assert.Equal(500, Enumerable.Range(0, 600).Count(i => turns.TryAdd($"{i}", _ => Task.CompletedTask)));
    }

    [Fact]
    public async Task What_is_complete_ends_when_all_is_done_and_takes_no_more()
    {
        using var turns = new FairTurns();
        List<string> done = [];
        var working = turns.RunAsync(1, Ct);
        Assert.True(turns.TryAdd("a", Note(done, "a")));

        turns.Complete();
        await working;

        Assert.Equal(["a"], done);
        Assert.False(turns.TryAdd("a", Note(done, "b")));
    }

    private static Func<CancellationToken, Task> Note(List<string> done, string what) => _ =>
    {
        done.Add(what);
        return Task.CompletedTask;
    };
}
