using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class CommandRouterTests
{
    private static readonly Caller User = new("discord", "u1", IsAdmin: false);
    private static readonly Caller Admin = new("discord", "u2", IsAdmin: true);

    [Fact]
    public async Task An_unknown_command_is_refused_and_the_known_ones_are_named()
    {
        var reply = await Route(new CommandRequest("dance", "", User), Handler("ask"), Handler("feeds", isForAdmins: true));

        var refusal = Assert.IsType<Reply.Refusal>(reply);
        Assert.Equal("There is no command \"dance\". I know ask, help.", refusal.Text);
    }

    [Fact]
    public async Task Every_command_is_measured_by_how_it_ended_and_no_other_word_is()
    {
        using var measured = new Measurements("newsbot.command.duration");

        await Route(new CommandRequest("status", "", User), Handler("status"));
        await Route(new CommandRequest("status", "", User), Handler("status", handle: _ => throw new InvalidOperationException("broken")));
        await Route(new CommandRequest("dance", "", User), Handler("status"));

        Assert.Equal(["status done", "status refused"], measured.Lines);
    }

    [Fact]
    public async Task A_command_for_admins_is_refused_to_others_before_it_runs()
    {
        var handler = Handler("ingest", isForAdmins: true, handle: _ => throw new InvalidOperationException("it ran"));

        Assert.Contains("Only an admin", Text(await Route(new CommandRequest("ingest", "x", User), handler)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unexpected_failure_becomes_a_reference_and_tells_nothing_else()
    {
        var handler = Handler("ask", handle: _ => throw new InvalidOperationException("secret /srv/path"));

        Assert.Matches(@"^That went wrong on my side \(reference [0-9a-f]{8}\)\.$", Text(await Route(new CommandRequest("ask", "x", Admin), handler)));
    }

    [Theory]
    [InlineData("terminal", false, true)]
    [InlineData("discord", true, true)]
    [InlineData("discord", false, false)]
    public async Task Why_the_archive_cannot_be_used_is_told_to_its_owners_only(string platform, bool isAdmin, bool isTold)
    {
        var handler = Handler("ask", handle: _ => throw new ArchiveUnavailableException("The database /srv/news.db is locked."));

        var text = Text(await Route(new CommandRequest("ask", "x", new Caller(platform, "u", isAdmin)), handler));

        Assert.Equal(isTold, text.Contains("/srv/news.db", StringComparison.Ordinal));
        Assert.Equal(!isTold, text.Contains("reference", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shutdown_is_not_a_failure()
    {
        using var stop = new CancellationTokenSource();
        var handler = Handler("ask", handle: _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });

        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await Routers.Of(handler).RouteAsync(new CommandRequest("ask", "x", User), stop.Token));
    }

    [Fact]
    public async Task A_timeout_inside_of_a_command_is_one()
    {
        var handler = Handler("ask", handle: _ => throw new OperationCanceledException());

        Assert.Contains("reference", Text(await Route(new CommandRequest("ask", "x", User), handler)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_logged_while_a_command_runs_is_marked_with_it()
    {
        var log = new ScopedLog();
        var handler = Handler("ask", handle: _ => throw new InvalidOperationException("no"));

        await Routers.Of(new MemoryAudit(), log, handler).RouteAsync(new CommandRequest("ask", "x", User), TestContext.Current.CancellationToken);

        Assert.Equal(["command ask"], log.Scopes);
    }

    [Fact]
    public async Task Help_lists_what_the_caller_may_use()
    {
        var ofUser = Assert.IsType<Reply.Listing>(await Route(new CommandRequest("help", "", User), Handler("ask"), Handler("ingest", isForAdmins: true)));
        var ofAdmin = Assert.IsType<Reply.Listing>(await Route(new CommandRequest("help", "", Admin), Handler("ask"), Handler("ingest", isForAdmins: true)));

        Assert.Equal(["ask", "help"], ofUser.Rows.Select(row => row.Name));
        Assert.Equal(["ask", "ingest", "help"], ofAdmin.Rows.Select(row => row.Name));
    }

    private static ValueTask<Reply> Route(CommandRequest request, params ICommandHandler[] handlers) =>
        Routers.Of(handlers).RouteAsync(request, TestContext.Current.CancellationToken);

    private static string Text(Reply reply) => Assert.IsType<Reply.Refusal>(reply).Text;

    private static StubHandler Handler(string command, bool isForAdmins = false, Func<CommandRequest, Reply>? handle = null) =>
        new(command, isForAdmins, handle ?? (_ => new Reply.Message("done")));

    private sealed class StubHandler(string command, bool isForAdmins, Func<CommandRequest, Reply> handle) : ICommandHandler
    {
        public string Command => command;

        public string Summary => "does " + command;

        public bool IsForAdmins => isForAdmins;

        public ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) => ValueTask.FromResult(handle(request));
    }

    /// <summary>Keeps within which scopes something was logged.</summary>
    private sealed class ScopedLog : ILogger<CommandRouter>
    {
        private readonly LoggerExternalScopeProvider _open = new();

        public List<string> Scopes { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _open.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _open.ForEachScope((scope, scopes) => scopes.Add(scope?.ToString() ?? ""), Scopes);
    }
}
