using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Commands;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class AdminCommandTests
{
    private static readonly Caller Admin = new("discord", "u2", IsAdmin: true) { Place = "news-desk" };

    private readonly MemoryAudit _audit = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("feeds add", "https://a.example/feed")]
    [InlineData("feeds", "add https://a.example/feed")]
    [InlineData("feeds", "  ADD   https://a.example/feed ")]
    public async Task A_command_of_two_words_is_found_however_it_is_cut(string command, string text)
    {
        var reply = await RouteAsync(new CommandRequest(command, text, Admin), new Changing("feeds add"));

        Assert.Equal("changed https://a.example/feed", Assert.IsType<Reply.Message>(reply).Text);
    }

    [Fact]
    public async Task A_change_is_noted_with_who_made_it_from_where_and_how_it_ended()
    {
        await RouteAsync(new CommandRequest("feeds add", "https://a.example/feed", Admin), new Changing("feeds add"));

        Assert.Equal(
            new AuditEntry(Newsroom.Noon, "discord", "u2", "feeds add https://a.example/feed") { Place = "news-desk", Outcome = "changed https://a.example/feed" },
            Assert.Single(_audit.Entries));
    }

    [Fact]
    public async Task Looking_at_something_is_not_noted()
    {
        await RouteAsync(new CommandRequest("status", "", Admin), new Changing("status") { IsForAdmins = false });

        Assert.Empty(_audit.Entries);
    }

    [Fact]
    public async Task A_password_in_an_address_is_not_kept()
    {
        await RouteAsync(new CommandRequest("feeds add", "https://ann:secret@a.example/feed\nand more", Admin), new Changing("feeds add"));

        Assert.Equal("feeds add https://…@a.example/feed and more", Assert.Single(_audit.Entries).What);
        Assert.DoesNotContain("secret", Assert.Single(_audit.Entries).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_noted_too()
    {
        var reply = await RouteAsync(new CommandRequest("feeds add", "x", Admin), new Changing("feeds add") { Handle = _ => throw new InvalidOperationException("broken") });

        Assert.Equal($"refused: {Assert.IsType<Reply.Refusal>(reply).Text}", Assert.Single(_audit.Entries).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_fails_while_it_is_judged_is_noted_and_replied_to(bool isLong)
    {
        var handler = new Changing("feeds add") { IsLong = isLong, Judge = () => throw new InvalidOperationException("broken") };

        var reply = await RouteAsync(new CommandRequest("feeds add", "x", Admin) { FollowUp = new Place() }, handler);

        Assert.StartsWith("That went wrong on my side", Assert.IsType<Reply.Refusal>(reply).Text, StringComparison.Ordinal);
        Assert.Equal($"refused: {((Reply.Refusal)reply).Text}", Assert.Single(_audit.Entries).Outcome);
    }

    [Fact]
    public async Task A_refusal_is_the_only_reply_and_nothing_is_done()
    {
        var place = new Place();
        var handler = new Changing("feeds add") { IsLong = true, Refusal = "not in the public internet", Handle = _ => throw new InvalidOperationException("it ran") };

        var reply = await RouteAsync(new CommandRequest("feeds add", "http://10.0.0.1/", Admin) { FollowUp = place }, handler);

        Assert.Equal("not in the public internet", Assert.IsType<Reply.Refusal>(reply).Text);
        Assert.Equal("refused: not in the public internet", Assert.Single(_audit.Entries).Outcome);
        Assert.False(place.Told.Task.IsCompleted);
    }

    [Fact]
    public async Task Long_work_is_answered_at_once_and_its_end_is_told_where_it_came_from()
    {
        var place = new Place();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new Changing("feeds add") { IsLong = true, Until = done.Task };

        var reply = await RouteAsync(new CommandRequest("feeds add", "https://a.example/", Admin) { FollowUp = place }, handler);
        Assert.Equal("I am at it (feeds add https://a.example/) and will tell you here how it ended.", Assert.IsType<Reply.Message>(reply).Text);
        Assert.Null(Assert.Single(_audit.Entries).Outcome);
        done.SetResult();

        Assert.Equal("changed https://a.example/", Assert.IsType<Reply.Message>(await place.Told.Task.WaitAsync(Ct)).Text);
        Assert.Equal("changed https://a.example/", Assert.Single(_audit.Entries).Outcome);
    }

    [Fact]
    public async Task Whoever_waits_gets_the_end_of_long_work_as_the_reply()
    {
        var reply = await RouteAsync(new CommandRequest("feeds add", "https://a.example/", Admin), new Changing("feeds add") { IsLong = true });

        Assert.Equal("changed https://a.example/", Assert.IsType<Reply.Message>(reply).Text);
    }

    [Fact]
    public async Task Long_work_is_broken_off_with_the_host_and_noted_as_not_ended()
    {
        using var work = new LongWork();
        var handler = new Changing("feeds add") { IsLong = true, Until = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Ct) };
        var place = new Place();
        var router = Routers.Of(_audit, work, TimeProvider.System, NullLogger<CommandRouter>.Instance, handler);
        await router.RouteAsync(new CommandRequest("feeds add", "x", Admin) { FollowUp = place }, Ct);

        await work.StopAsync(Ct);

        Assert.Null(Assert.Single(_audit.Entries).Outcome);
        Assert.False(place.Told.Task.IsCompleted);
    }

    [Fact]
    public async Task Who_tries_what_only_admins_may_is_noted_once_an_hour()
    {
        var time = new FakeTimeProvider(Newsroom.Noon);
        var router = Routers.Of(_audit, new LongWork(), time, NullLogger<CommandRouter>.Instance, new Changing("feeds add") { Handle = _ => throw new InvalidOperationException("it ran") });

        async Task TryAsync(string user) => Assert.Equal(
            "Only an admin of this bot may use \"feeds add\".",
            Assert.IsType<Reply.Refusal>(await router.RouteAsync(new CommandRequest("feeds add", "https://a.example/", new Caller("discord", user, IsAdmin: false)), Ct)).Text);

        await TryAsync("ann");
        await TryAsync("ann");
        await TryAsync("bob");
        time.Advance(TimeSpan.FromHours(1));
        await TryAsync("ann");

        Assert.Equal(["ann", "bob", "ann"], _audit.Entries.Select(entry => entry.UserId));
        Assert.All(_audit.Entries, entry => Assert.Equal(
            "feeds add https://a.example/: refused: Only an admin of this bot may use \"feeds add\".", $"{entry.What}: {entry.Outcome}"));
    }

    [Fact]
    public async Task However_many_try_the_notes_do_not_fill_the_disk()
    {
        var router = Routers.Of(_audit, NullLogger<CommandRouter>.Instance, new Changing("feeds add"));

        for (var i = 0; i < 200; i++)
            await router.RouteAsync(new CommandRequest("feeds add", "x", new Caller("discord", $"{i}", IsAdmin: false)), Ct);

        Assert.Equal(100, _audit.Entries.Count);
    }

    private ValueTask<Reply> RouteAsync(CommandRequest request, ICommandHandler handler) =>
        Routers.Of(_audit, NullLogger<CommandRouter>.Instance, handler).RouteAsync(request, Ct);

    private sealed class Changing(string command) : ICommandHandler
    {
        public string Command => command;

        public string Summary => "changes something";

        public bool IsForAdmins { get; init; } = true;

        public bool IsLong { get; init; }

        public string? Refusal { get; init; }

        public Action Judge { get; init; } = () => { };

        public Task Until { get; init; } = Task.CompletedTask;

        public Func<CommandRequest, Reply> Handle { get; init; } = request => new Reply.Message($"changed {request.Text}");

        public ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct)
        {
            Judge();
            return ValueTask.FromResult(Refusal);
        }

        public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
        {
            await Until.WaitAsync(ct);
            return Handle(request);
        }
    }

    private sealed class Place : IFollowUp
    {
        public TaskCompletionSource<Reply> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask TellAsync(Reply reply, CancellationToken ct)
        {
            Told.SetResult(reply);
            return ValueTask.CompletedTask;
        }
    }
}
