using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class InboxTests
{
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    [Fact]
    public async Task What_was_acknowledged_and_not_answered_is_answered_by_the_next_run()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Held(bot.Slack.Silence) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Sockets.Unacknowledged == 0 && bot.Slack.Api.CountOf("chat.postMessage") == 1 ? bot : null);
        await bot.GiveUpAsync();
        bot.Slack.Api.Fault = _ => null;
        Assert.Empty(bot.Slack.Workspace.RepliesTo(asked));

        await bot.StartAsync([]);

        Assert.Contains(MunichNews.Quote, (await bot.Slack.Workspace.ReplyToAsync(asked)).Shown, StringComparison.Ordinal);
        await bot.StopAsync();
        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task What_was_posted_and_not_noted_is_not_posted_again_by_the_next_run()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Lost(IsCarriedOut: true) : method == "conversations.replies" ? new ApiFault.Held(bot.Slack.Silence) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.Slack.Workspace.ReplyToAsync(asked);
        await bot.GiveUpAsync();
        bot.Slack.Api.Fault = _ => null;

        await bot.StartAsync([]);
        await bot.AskAsync(WhoMet, channel: "C0002");
        await bot.StopAsync();

        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
        Assert.Equal(2, bot.Slack.Api.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task What_was_posted_and_not_noted_goes_with_a_question_that_is_deleted_while_the_next_run_looks_for_it()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Lost(IsCarriedOut: true) : method == "conversations.replies" ? new ApiFault.Held(bot.Slack.Silence) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.Slack.Workspace.ReplyToAsync(asked);
        await bot.GiveUpAsync();
        var held = new TaskCompletionSource();
        bot.Slack.Api.Fault = method => method == "users.info" ? new ApiFault.Held(held.Task) : null;
        await bot.StartAsync([]);

        await bot.Slack.DeleteAsync(asked);
        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Sockets.Unacknowledged == 0 ? bot : null);
        held.SetResult();
        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Api.CountOf("chat.delete") == 1 ? bot : null);
        await bot.StopAsync();

        Assert.Empty(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task What_comes_again_after_a_restart_is_not_answered_again()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.Slack.Workspace.ReplyToAsync(asked);
        await bot.StopAsync();
        await bot.StartAsync([]);

        await bot.Slack.TellAsync(asked.ToEvent("app_mention"));
        await bot.AskAsync(WhoMet, channel: "C0002");
        await bot.StopAsync();

        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_whose_answer_was_lost_is_looked_for_before_it_is_made_again(bool isCarriedOut)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var isLost = false;
        bot.Slack.Api.Fault = method => method == "chat.postMessage" && !isLost && (isLost = true) ? new ApiFault.Lost(isCarriedOut) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.LeapUntilAsync(() => bot.Slack.Workspace.RepliesTo(asked).Count > 0 && bot.Slack.Api.CountOf("conversations.replies") > 0);

        await bot.StopAsync();

        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task What_cannot_be_posted_for_want_of_a_token_is_answered_when_there_is_one()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Error("token_revoked") : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Api.CountOf("chat.postMessage") == 1 ? bot : null);
        await bot.StopAsync();
        bot.Slack.Api.Fault = _ => null;

        await bot.StartAsync([]);

        Assert.Contains(MunichNews.Quote, (await bot.ReplyToAsync(asked)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_place_to_keep_it_nothing_is_acknowledged()
    {
        await using var bot = await SlackBot.CreateAsync(services => services.Replace(ServiceDescriptor.Singleton<IInbox, FullInbox>()), "Slack:Mode=Http");
        await bot.StartAsync(MunichNews.All);
        var payload = bot.Slack.PayloadOf(bot.Slack.Workspace.Write(SlackBot.Channel, SlackBot.Ann, $"<@{SlackEmulator.Bot}> {WhoMet}", thread: null).ToEvent("app_mention"));

        using var response = await bot.Slack.Sender!.PostAsync("/slack/events", payload.ToJsonString(), "application/json");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private sealed class FullInbox : IInbox
    {
        public ValueTask<bool> AddAsync(InboxItem item, CancellationToken ct) => throw new ArchiveUnavailableException("The disk is full.");

        public ValueTask<IReadOnlyList<InboxItem>> WaitingAsync(string chat, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<InboxItem>>([]);

        public ValueTask CompleteAsync(string key, string? reply, CancellationToken ct) => ValueTask.CompletedTask;

        public ValueTask<InboxState?> FindAsync(string key, CancellationToken ct) => ValueTask.FromResult<InboxState?>(null);
    }
}
