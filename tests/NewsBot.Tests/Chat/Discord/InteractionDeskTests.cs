using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class InteractionDeskTests
{
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    [Fact]
    public async Task Where_Discord_took_no_first_answer_in_time_nothing_follows()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var (asked, data) = bot.Discord.Create(Interactions.Ask(WhoMet));
        bot.Time.Advance(TimeSpan.FromSeconds(4));

        await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", data);
        while (!bot.Log.Lines.Any(line => line.StartsWith($"Warning: Discord did not take the first answer to interaction {asked.Id}", StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);

        Assert.DoesNotContain(bot.Discord.Rest.Requests, request => request.StartsWith("patch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_cannot_be_kept_in_time_is_answered_all_the_same()
    {
        var inbox = new Mock<IInbox>();
        inbox.Setup(i => i.WaitingAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        inbox.Setup(i => i.AddAsync(It.IsAny<InboxItem>(), It.IsAny<CancellationToken>())).Returns(new ValueTask<bool>(new TaskCompletionSource<bool>().Task));
        inbox.Setup(i => i.CompleteAsync(It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("The database is locked."));
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton(inbox.Object));
        await bot.StartAsync(MunichNews.All);

        bot.Discord.Rest.HasDeadlines = false; // time goes on faster here than work does
        var asked = await bot.DoAsync(Interactions.Ask(WhoMet));
        while (!asked.Answered.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);
            bot.Time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience)), StringComparison.Ordinal);
        Assert.Contains(bot.Log.Lines, line => line.StartsWith($"Warning: The interaction {asked.Id} (Command) could not be kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_Discord_does_not_take_is_told_with_a_reference()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var refusals = 1;
        bot.Discord.Rest.Fault = request => request.StartsWith("patch", StringComparison.Ordinal) && refusals-- > 0 ? new RestFault.Status(400) : null;

        Assert.Matches(@"^That went wrong on my side \\\(reference [0-9a-f]{8}\\\)\.$", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask(WhoMet))));
    }

    [Fact]
    public async Task When_too_much_waits_that_is_said_at_once_and_what_waits_is_still_answered()
    {
        var blocked = new BlockedHandler();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(blocked));
        await bot.StartAsync([]);

        List<EmulatedInteraction> given = [];
        for (var i = 0; i < 150; i++)
            given.Add(await bot.DoAsync(Interactions.Command("wait").By($"{i}")));
        await Task.WhenAll(given.Select(g => g.Answered)).WaitAsync(bot.Discord.Patience);
        var refused = given.Where(g => g.Final.IsCompleted).ToList();
        blocked.Open();
        var texts = await Task.WhenAll(given.Select(g => g.Final)).WaitAsync(bot.Discord.Patience);

        Assert.InRange(refused.Count, 1, 50);
        Assert.Equal(refused.Count, texts.Count(text => DiscordBot.TextOf(text).StartsWith("Too many questions are waiting", StringComparison.Ordinal)));
        Assert.All(given.Except(refused), g => Assert.Single(g.Edits));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_flood_in_one_server_or_talk_does_not_keep_another_waiting(bool isTalk)
    {
        const int Flood = 90;
        var blocked = new BlockedHandler();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(blocked));
        await bot.StartAsync([]);

        List<EmulatedInteraction> given = [];
        for (var i = 0; i < Flood; i++)
            given.Add(await bot.DoAsync(isTalk ? Interactions.Command("wait").InTalk("flood") : Interactions.Command("wait").By("flood")));
        given.Add(await bot.DoAsync(isTalk ? Interactions.Command("wait").InTalk("other") : Interactions.Command("wait").By("other", guild: "5")));
        await Task.WhenAll(given.Select(g => g.Answered)).WaitAsync(bot.Discord.Patience);
        blocked.Open();
        await Task.WhenAll(given.Select(g => g.Final)).WaitAsync(bot.Discord.Patience);

        // Those that were at work already, and about one of the flood for each that works, come before it.
        Assert.InRange(Array.IndexOf([.. blocked.Callers], "other"), 0, (2 * Environment.ProcessorCount) + 2);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_with_a_reference_that_the_log_has()
    {
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(new BrokenHandler()));
        await bot.StartAsync([]);

        var text = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("break")));

        var reference = System.Text.RegularExpressions.Regex.Match(text, "reference ([0-9a-f]{8})").Groups[1].Value;
        Assert.DoesNotContain("inner workings", text, StringComparison.Ordinal);
        Assert.Contains(bot.Log.Lines, line => line.Contains($"reference {reference}", StringComparison.Ordinal));
    }

    private sealed class BlockedHandler : ICommandHandler
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Command => "wait";

        public string Summary => "waits";

        public bool IsForAdmins => false;

        /// <summary>Who was served, in order.</summary>
        public ConcurrentQueue<string> Callers { get; } = new();

        public void Open() => _open.SetResult();

        public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
        {
            Callers.Enqueue(request.Caller.UserId);
            await _open.Task.WaitAsync(ct);
            return new Reply.Message("done");
        }
    }

    private sealed class BrokenHandler : ICommandHandler
    {
        public string Command => "break";

        public string Summary => "breaks";

        public bool IsForAdmins => false;

        public ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) => throw new InvalidOperationException("inner workings");
    }
}
