using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Answering;
using NewsBot.Commands;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class InboxTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Newsroom.Noon);
    private readonly SqliteDatabase _database;
    private readonly GroupedWrites _writes;
    private readonly SqliteInbox _inbox;

    public InboxTests()
    {
        _database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = _folder.PathOf("news.db") }));
        _writes = new GroupedWrites(_database);
        _inbox = new SqliteInbox(_database, _writes, _clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_is_known_again_by_its_key_and_by_its_delivery()
    {
        Assert.True(await _inbox.AddAsync(Item("a", "1"), Ct));
        Assert.False(await _inbox.AddAsync(Item("a", "2"), Ct));
        Assert.False(await _inbox.AddAsync(Item("b", "1"), Ct));
        Assert.True(await _inbox.AddAsync(Item("b", "2"), Ct));

        Assert.Equal([Item("a", "1"), Item("b", "2")], await _inbox.WaitingAsync("slack", Ct));
        Assert.Empty(await _inbox.WaitingAsync("discord", Ct));
    }

    [Fact]
    public async Task What_is_done_with_waits_no_longer_and_its_reply_is_known()
    {
        await _inbox.AddAsync(Item("a", "1"), Ct);
        Assert.Equal(new InboxState(false, null), await _inbox.FindAsync("a", Ct));

        await _inbox.CompleteAsync("a", "99.1", Ct);

        Assert.Empty(await _inbox.WaitingAsync("slack", Ct));
        Assert.Equal(new InboxState(true, "99.1"), await _inbox.FindAsync("a", Ct));
        Assert.False(await _inbox.AddAsync(Item("a", "1"), Ct));
        Assert.Null(await _inbox.FindAsync("b", Ct));
    }

    [Fact]
    public async Task What_is_done_with_is_forgotten_after_a_day_and_what_waits_is_not()
    {
        await _inbox.AddAsync(Item("done", "1"), Ct);
        await _inbox.AddAsync(Item("waits", "2"), Ct);
        await _inbox.CompleteAsync("done", null, Ct);

        _clock.Advance(TimeSpan.FromDays(1));
        await _inbox.AddAsync(Item("a", "3"), Ct);
        Assert.NotNull(await _inbox.FindAsync("done", Ct));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _inbox.AddAsync(Item("b", "4"), Ct);

        Assert.Null(await _inbox.FindAsync("done", Ct));
        Assert.Equal(["waits", "a", "b"], (await _inbox.WaitingAsync("slack", Ct)).Select(item => item.Key));
    }

    [Fact]
    public async Task A_thread_keeps_the_newest_answer_to_what_it_began_with_as_long_as_questions_are_kept()
    {
        var threads = new SqliteThreadLog(_database, _writes, _clock, Options.Create(new AnswersOptions()));
        await threads.BeginAsync("t1", "first", Ct);
        await threads.BeginAsync("t1", "second", Ct);

        Assert.Equal("second", await threads.FindAsync("t1", Ct));
        Assert.Null(await threads.FindAsync("t2", Ct));
        _clock.Advance(new AnswersOptions().KeepQuestions + TimeSpan.FromMilliseconds(1));
        Assert.Null(await threads.FindAsync("t1", Ct));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private static InboxItem Item(string key, string delivery) => new("slack", key, delivery, $"content of {key}");
}
