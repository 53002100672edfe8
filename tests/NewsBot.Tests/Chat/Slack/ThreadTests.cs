using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class ThreadTests
{
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    [Fact]
    public async Task A_further_question_needs_no_mention_and_takes_the_subject_along()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync(WhoMet);

        var reply = await bot.ReplyToAsync(await bot.SayAsync("and when?", first.Thread));

        Assert.Contains(MunichNews.Quote, reply.Shown, StringComparison.Ordinal);
        Assert.StartsWith("Friday, 17 February 2023", reply.Shown, StringComparison.Ordinal); // the Friday before the report
    }

    [Fact]
    public async Task It_works_after_a_restart()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync(WhoMet);
        await bot.StopAsync();
        await bot.StartAsync([]);

        Assert.Contains(MunichNews.Quote, (await bot.ReplyToAsync(await bot.SayAsync("and when?", first.Thread))).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<@U0002> who was that?")]
    [InlineData("thanks, that is what I thought")]
    public async Task People_who_talk_to_each_other_are_left_alone(string text)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync(WhoMet);

        var said = await bot.SayAsync(text, first.Thread);
        var next = await bot.ReplyToAsync(await bot.SayAsync("and where?", first.Thread));

        Assert.Equal([next], bot.Slack.Workspace.RepliesTo(said));
    }

    [Fact]
    public async Task In_a_thread_that_did_not_begin_with_a_question_to_it_the_bot_needs_a_mention_each_time()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.SayAsync("Did you read of the ferries?");
        await bot.AskAsync(WhoMet, thread: first.Ts);

        var said = await bot.SayAsync("and when?", first.Ts);
        var next = await bot.AskAsync("Where did they meet?", thread: first.Ts);

        Assert.Equal([next], bot.Slack.Workspace.RepliesTo(said));
    }

    [Fact]
    public async Task A_question_that_is_changed_soon_changes_its_reply()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> Who has trouble finding a bed?");
        var reply = await bot.ReplyToAsync(asked);

        await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> {WhoMet}", TimeSpan.FromSeconds(40));
        await bot.Slack.Workspace.WhenAsync(() => reply.Content["edited"]);

        Assert.Contains(MunichNews.Quote, reply.Shown, StringComparison.Ordinal);
        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task A_question_that_is_changed_late_keeps_its_reply_and_so_does_one_whose_link_got_a_preview()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.ReplyToAsync(asked);

        await bot.Slack.EditAsync(asked, asked.Text, TimeSpan.FromSeconds(5));
        await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> Who else?", TimeSpan.FromSeconds(61));
        await bot.StopAsync();

        Assert.Equal(0, bot.Slack.Api.CountOf("chat.update"));
    }

    [Fact]
    public async Task A_question_that_is_deleted_takes_its_reply_along()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.ReplyToAsync(asked);
        var first = await bot.AskAsync(WhoMet);
        var further = await bot.SayAsync("and when?", first.Thread);
        var last = await bot.ReplyToAsync(further);

        await bot.Slack.DeleteAsync(asked); // a thread began with it: Slack leaves a tombstone
        await bot.Slack.DeleteAsync(further);
        await bot.StopAsync(); // what is under way is still done

        Assert.Empty(bot.Slack.Workspace.RepliesTo(asked));
        Assert.DoesNotContain(last, bot.Slack.Workspace.Messages);
        Assert.Contains(first, bot.Slack.Workspace.Messages);
    }
}
