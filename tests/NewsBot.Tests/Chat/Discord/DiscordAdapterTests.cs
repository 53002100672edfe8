using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Chat.Discord;
using NewsBot.Commands;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordAdapterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_is_refused_ends_Discord_with_what_to_do_and_nothing_else()
    {
        await using var bot = await DiscordBot.CreateAsync(configure: null, "Discord:Token=another-secret");
        await bot.StartUnreadyAsync([]);

        while (!bot.Log.Lines.Any(line => line.StartsWith("Error: NewsBot is no longer on Discord: Discord does not accept the bot's token; reset it", StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);

        Assert.False(bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Assert.StartsWith("Discord does not accept", await bot.ProblemAsync(), StringComparison.Ordinal);
        Assert.IsType<Reply.Listing>(await bot.Services.GetRequiredService<CommandRouter>().RouteAsync(new CommandRequest("status", "", new Caller("x", "y", false)), Ct));
    }

    [Fact]
    public async Task What_was_asked_before_the_end_of_the_program_is_answered()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(new GatedHandler(gate.Task)));
        await bot.StartAsync([]);
        var asked = await bot.DoAsync(Interactions.Command("wait"));
        await asked.Answered.WaitAsync(bot.Discord.Patience);

        var stopping = bot.StopAsync();
        gate.SetResult();
        await stopping;

        Assert.Equal("done", DiscordBot.TextOf(Assert.Single(asked.Edits)));
    }

    [Fact]
    public async Task What_a_run_deferred_and_did_not_answer_the_next_one_answers_and_none_after_it()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var (asked, data) = bot.Discord.Create(Interactions.Ask("Who met Carlos Diaz in Munich?"));
        asked.TryAnswer(new JsonObject { ["type"] = 5 });
        await bot.Services.GetRequiredService<IInbox>().AddAsync(new InboxItem(DiscordAdapter.Chat, $"discord {asked.Id}", $"discord {asked.Id}", data.ToJsonString()), Ct);

        for (var runs = 0; runs < 2; runs++)
        {
            await bot.StopAsync();
            await bot.StartAsync([]);
            Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience)), StringComparison.Ordinal);
        }

        await bot.StopAsync();
        Assert.Single(asked.Edits);
    }

    [Fact]
    public async Task What_can_no_longer_be_answered_is_tried_once_and_forgotten()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var (asked, data) = bot.Discord.Create(Interactions.Ask("Who met Carlos Diaz in Munich?"));
        await bot.Services.GetRequiredService<IInbox>().AddAsync(new InboxItem(DiscordAdapter.Chat, $"discord {asked.Id}", $"discord {asked.Id}", data.ToJsonString()), Ct);
        bot.Time.Advance(TimeSpan.FromMinutes(16));

        await bot.StopAsync();
        await bot.StartAsync([]);
        await bot.StopAsync();

        await bot.StartAsync([]);
        Assert.Empty(await bot.Services.GetRequiredService<IInbox>().WaitingAsync(DiscordAdapter.Chat, Ct));
    }

    [Fact]
    public async Task What_is_answered_is_kept_no_longer()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        await bot.SeeAsync(Interactions.Ask("Who met Carlos Diaz in Munich?"));
        await bot.StopAsync();

        await bot.StartAsync([]);
        Assert.Empty(await bot.Services.GetRequiredService<IInbox>().WaitingAsync(DiscordAdapter.Chat, Ct));
    }

    [Fact]
    public async Task It_is_ready_while_it_is_connected()
    {
        await using var bot = await DiscordBot.StartAsync([]);
        await bot.SeeAsync(Interactions.Command("help"));
        Assert.Null(await bot.ProblemAsync());

        bot.Discord.Rest.Fault = _ => new RestFault.Status(503);
        bot.Discord.Gateway.Refusals.Enqueue(4014);
        await bot.Discord.Gateway.Sessions.Single().Connection!.CloseAsync(1000);
        while (await bot.ProblemAsync() is null)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);
    }

    private sealed class GatedHandler(Task gate) : ICommandHandler
    {
        public string Command => "wait";

        public string Summary => "waits";

        public bool IsForAdmins => false;

        public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
        {
            await gate.WaitAsync(ct);
            return new Reply.Message("done");
        }
    }
}
