using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Commands;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

/// <summary>Work that takes longer than anyone waits: its end is told, however late, where it was ordered.</summary>
public sealed class LongWorkTests
{
    private const string Page = "https://harbour.example/ferry";
    private const string Feed = "https://harbour.example/feed.xml";
    private const string AtIt = "I am at it";
    private const string Added = "added 1, updated 0, unchanged 0, refused 0";

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StandInWeb _web = new();

    public LongWorkTests()
    {
        _web.Gate = _gate.Task;
        _web[Page] = _ => StandInWeb.Page(Page, Pages.Article(Pages.Paragraphs));
        _web[Feed] = _ => StandInWeb.Feed(Feed, $"<rss version=\"2.0\"><channel><title>Harbour</title><item><guid>1</guid><title>Ferry runs aground</title><description>{Pages.First} {Pages.Second}</description></item></channel></rss>");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"ingest {Page}", Added)]
    [InlineData($"feeds add {Feed}", "Added “Harbour” (https://harbour.example/feed.xml)")]
    public async Task Its_beginning_is_told_at_once_and_its_end_by_the_response_URL(string command, string expected)
    {
        await using var bot = await StartAsync();

        var url = await OrderAsync(bot, command);
        Assert.StartsWith(AtIt, Assert.Single(url.Answers).Shown, StringComparison.Ordinal);
        _gate.SetResult();
        var end = await bot.Slack.Workspace.WhenAsync(() => url.Answers.ElementAtOrDefault(1));

        Assert.Contains(expected, end.Shown, StringComparison.Ordinal);
        Assert.NotNull(end.EphemeralTo);
    }

    [Theory]
    [InlineData($"ingest <{Page}>", Added)]
    [InlineData($"feeds add <{Feed}|harbour.example/feed.xml>", "Added “Harbour” (https://harbour.example/feed.xml)")]
    public async Task Of_a_mention_it_is_told_in_the_thread(string command, string expected)
    {
        await using var bot = await StartAsync();
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {command}", user: SlackBot.Admin);
        Assert.StartsWith(AtIt, (await bot.ReplyToAsync(asked)).Shown, StringComparison.Ordinal);

        _gate.SetResult();
        await bot.LeapUntilAsync(() => bot.Slack.Workspace.RepliesTo(asked).Count == 2);

        Assert.Contains(expected, bot.Slack.Workspace.RepliesTo(asked)[1].Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_checked_tells_how_it_is()
    {
        await using var bot = await StartAsync();
        _gate.SetResult();
        await EndOfAsync(bot, await OrderAsync(bot, $"feeds add {Feed}"));

        var end = await EndOfAsync(bot, await OrderAsync(bot, "feeds check 1"));

        Assert.StartsWith("“Harbour” (https://harbour.example/feed.xml) is fine", end.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_told_too()
    {
        await using var bot = await StartAsync();
        _gate.SetResult();

        var end = await EndOfAsync(bot, await OrderAsync(bot, "ingest https://harbour.example/none"));

        Assert.Equal("https://harbour.example/none: It said 404.", end.Shown);
    }

    [Fact]
    public async Task Work_that_ends_at_once_does_not_overtake_the_word_that_it_began()
    {
        await using var bot = await StartAsync();
        var held = new TaskCompletionSource();
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Held(held.Task) : null;
        _gate.SetResult();

        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> ingest {Page}", user: SlackBot.Admin);
        while ((await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(since: null, Ct)) is not [{ Outcome: not null }])
            Assert.False(bot.Slack.Patience.IsCancellationRequested);
        held.SetResult();
        await bot.LeapUntilAsync(() => bot.Slack.Workspace.RepliesTo(asked).Count == 2);

        var replies = bot.Slack.Workspace.RepliesTo(asked);
        Assert.StartsWith(AtIt, replies[0].Shown, StringComparison.Ordinal);
        Assert.StartsWith(Added, replies[1].Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, 0)]
    [InlineData(1, 4)]
    public async Task When_the_response_URL_is_too_old_or_used_up_the_asker_is_told_in_the_channel(int minutes, int uses)
    {
        await using var bot = await StartAsync();
        var url = await OrderAsync(bot, $"ingest {Page}");
        for (var i = 0; i < uses; i++)
            await bot.Services.GetRequiredService<NewsBot.Chat.Slack.Protocol.SlackApi>().RespondAsync(new Uri(url.Address), NewsBot.Chat.Slack.SlackReplyRenderer.OfText("used"), toAll: false, Ct);
        var answers = url.Answers.Count;

        url.CreatedAt -= TimeSpan.FromMinutes(minutes); // time itself would end the wait for the answers before
        _gate.SetResult();

        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Workspace.In(SlackBot.Channel).FirstOrDefault(m => m.EphemeralTo == SlackBot.Admin && m.Shown == Added));
        Assert.Equal(answers, url.Answers.Count);
    }

    [Fact]
    public async Task Where_the_bot_is_not_in_the_channel_the_asker_is_told_in_private()
    {
        await using var bot = await StartAsync();
        bot.Slack.Workspace.Elsewhere.Add(SlackBot.Channel);
        var url = await OrderAsync(bot, $"ingest {Page}");

        url.CreatedAt -= TimeSpan.FromMinutes(31);
        _gate.SetResult();

        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Workspace.In(EmulatedWebApi.DirectWith(SlackBot.Admin)).FirstOrDefault(m => m.Shown == Added));
    }

    [Fact]
    public async Task An_end_whose_post_was_lost_is_told_once()
    {
        await using var bot = await StartAsync();
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> ingest {Page}", user: SlackBot.Admin);
        await bot.ReplyToAsync(asked);
        var isLost = false;
        bot.Slack.Api.Fault = method => method == "chat.postMessage" && !isLost && (isLost = true) ? new ApiFault.Lost(IsCarriedOut: true) : null;

        _gate.SetResult();
        await bot.LeapUntilAsync(() => bot.Slack.Api.CountOf("conversations.replies") == 1);
        await bot.StopAsync();

        Assert.Equal(2, bot.Slack.Workspace.RepliesTo(asked).Count);
    }

    [Fact]
    public async Task What_was_broken_off_is_told_once_by_the_next_run()
    {
        await using var bot = await StartAsync();
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> ingest {Page}", user: SlackBot.Admin);
        await bot.ReplyToAsync(asked);
        await bot.GiveUpAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(2));

        await bot.StartAsync([]);
        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Workspace.RepliesTo(asked).ElementAtOrDefault(1));
        await bot.StopAsync();
        await bot.StartAsync([]);
        await bot.StopAsync();

        Assert.StartsWith("I was stopped before I could tell you here how that ended.", bot.Slack.Workspace.RepliesTo(asked)[1].Shown, StringComparison.Ordinal);
        Assert.Equal(2, bot.Slack.Workspace.RepliesTo(asked).Count);
    }

    [Fact]
    public async Task What_ended_is_not_told_as_broken_off()
    {
        await using var bot = await StartAsync();
        _gate.SetResult();
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> ingest {Page}", user: SlackBot.Admin);
        await bot.LeapUntilAsync(() => bot.Slack.Workspace.RepliesTo(asked).Count == 2);
        await bot.StopAsync();

        await bot.StartAsync([]);
        await bot.StopAsync();

        Assert.Equal(2, bot.Slack.Workspace.RepliesTo(asked).Count);
    }

    private async Task<SlackBot> StartAsync()
    {
        var bot = await SlackBot.CreateAsync(services => services.Replace(ServiceDescriptor.Singleton<IWebFetcher>(_web)));
        await bot.StartAsync([]);
        return bot;
    }

    /// <summary>An admin types the slash command; its response URL, once it was answered.</summary>
    private static async Task<ResponseUrl> OrderAsync(SlackBot bot, string command)
    {
        var (payload, url) = bot.Slack.Workspace.Command(command, SlackBot.Admin, SlackBot.Channel);
        await bot.Slack.DeliverAsync("slash_commands", payload);
        await bot.Slack.Workspace.AnswerAsync(url);
        return url;
    }

    private static Task<EmulatedMessage> EndOfAsync(SlackBot bot, ResponseUrl url) => bot.Slack.Workspace.WhenAsync(() => url.Answers.ElementAtOrDefault(1));
}
