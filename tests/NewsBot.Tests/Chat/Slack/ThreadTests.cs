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
    [InlineData("what do you think?")]
    [InlineData("Why would they tell us?")]
    [InlineData("should I call the ferry office?")]
    [InlineData("Where can I read it?")]
    public async Task People_who_talk_to_each_other_are_left_alone(string text)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync(WhoMet);

        var said = await bot.SayAsync(text, first.Thread);
        var next = await bot.ReplyToAsync(await bot.SayAsync("and where?", first.Thread));

        Assert.Equal([next], bot.Slack.Workspace.RepliesTo(said));
    }

    [Theory]
    [InlineData("And what did the US delegation say?")]
    [InlineData("who else was in Munich")]
    [InlineData("When did World War I end?")]
    public async Task What_asks_on_about_the_news_is_answered(string text)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync(WhoMet);

        var reply = await bot.ReplyToAsync(await bot.SayAsync(text, first.Thread));

        Assert.Equal(first.Thread, reply.Thread);
    }

    [Fact]
    public async Task A_thread_that_began_with_a_command_is_none_that_began_with_a_question()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync("sources");

        var said = await bot.SayAsync("who met in Munich?", first.Thread);
        await bot.StopAsync();

        Assert.Empty(bot.Slack.Workspace.RepliesTo(said));
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
    public async Task A_question_that_is_changed_twice_before_its_reply_is_there_ends_with_the_last_reply()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var held = new TaskCompletionSource();
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Held(held.Task) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> Who has trouble finding a bed?");

        await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> Which hotels are full?", TimeSpan.FromSeconds(20));
        await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> {WhoMet}", TimeSpan.FromSeconds(40));
        held.SetResult();
        await bot.ReplyToAsync(asked); // and nothing waits any more

        var reply = Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
        Assert.Contains(MunichNews.Quote, reply.Shown, StringComparison.Ordinal);
        Assert.Equal(2, bot.Slack.Api.CountOf("chat.update"));
    }

    [Fact]
    public async Task A_question_that_is_deleted_before_its_reply_is_there_takes_it_along()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var held = new TaskCompletionSource();
        bot.Slack.Api.Fault = method => method == "chat.postMessage" ? new ApiFault.Held(held.Task) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");

        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Api.CountOf("chat.postMessage") == 1 ? bot : null);
        await bot.Slack.DeleteAsync(asked);
        held.SetResult();
        await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Api.CountOf("chat.delete") == 1 ? bot : null);
        await bot.StopAsync();

        Assert.Empty(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task A_question_that_is_deleted_before_it_is_answered_gets_no_reply()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var held = new TaskCompletionSource();
        bot.Slack.Api.Fault = method => method == "users.info" ? new ApiFault.Held(held.Task) : null;
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");

        await bot.Slack.DeleteAsync(asked);
        held.SetResult();
        await bot.SettledAsync();

        Assert.Equal(0, bot.Slack.Api.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_question_of_whose_change_Slack_tells_first_is_answered_once_as_it_is_now()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = bot.Slack.Workspace.Write(SlackBot.Channel, SlackBot.Ann, $"<@{SlackEmulator.Bot}> Who has trouble finding a bed?", thread: null);
        var mention = asked.ToEvent("app_mention");

        await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> {WhoMet}", TimeSpan.FromSeconds(5));
        await bot.Slack.TellAsync(mention);
        await bot.StopAsync();

        Assert.Contains(MunichNews.Quote, Assert.Single(bot.Slack.Workspace.RepliesTo(asked)).Shown, StringComparison.Ordinal);
        Assert.Equal(0, bot.Slack.Api.CountOf("chat.update"));
    }

    [Fact]
    public async Task What_people_change_in_what_they_say_to_each_other_is_left_alone()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var said = await bot.SayAsync("Who has trouble finding a bed?");

        await bot.Slack.EditAsync(said, WhoMet, TimeSpan.FromSeconds(5));
        await bot.StopAsync();

        Assert.Equal(0, bot.Slack.Api.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_question_that_is_changed_is_the_new_subject_of_its_thread()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> Who has trouble finding a bed?");
        var reply = await bot.ReplyToAsync(asked);
        await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> {WhoMet}", TimeSpan.FromSeconds(40));
        await bot.Slack.Workspace.WhenAsync(() => reply.Content["edited"]);

        var further = await bot.ReplyToAsync(await bot.SayAsync("and when?", reply.Thread));

        Assert.Contains(MunichNews.Quote, further.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat.delete")]
    [InlineData("chat.update")]
    public async Task What_Slack_could_not_be_told_of_a_question_is_told_by_the_next_run(string call)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> Who has trouble finding a bed?");
        var reply = await bot.ReplyToAsync(asked);
        bot.Slack.Api.Fault = method => method == call ? new ApiFault.Lost(IsCarriedOut: false) : null;

        if (call == "chat.delete")
            await bot.Slack.DeleteAsync(asked);
        else
            await bot.Slack.EditAsync(asked, $"<@{SlackEmulator.Bot}> {WhoMet}", TimeSpan.FromSeconds(40));
        await bot.LeapUntilAsync(() => bot.Slack.Api.CountOf(call) == 4);
        await bot.StopAsync();
        bot.Slack.Api.Fault = _ => null;
        await bot.StartAsync([]);
        await bot.SettledAsync();

        Assert.Equal(call == "chat.delete", bot.Slack.Workspace.RepliesTo(asked).Count == 0);
        Assert.Equal(call == "chat.update", reply.Shown.Contains(MunichNews.Quote, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_of_whose_end_Slack_tells_first_is_not_answered()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = bot.Slack.Workspace.Write(SlackBot.Channel, SlackBot.Ann, $"<@{SlackEmulator.Bot}> {WhoMet}", thread: null);

        await bot.Slack.DeleteAsync(asked);
        await bot.Slack.TellAsync(asked.ToEvent("app_mention"));
        await bot.StopAsync();

        Assert.Empty(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task A_reply_that_is_shown_in_the_channel_as_well_is_one_like_others()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.AskAsync(WhoMet);
        bot.Time.Advance(TimeSpan.FromSeconds(2));

        var shown = await bot.Slack.SayAsync(SlackBot.Channel, SlackBot.Ann, "and when?", first.Thread, write: content => content["subtype"] = "thread_broadcast");

        Assert.Contains(MunichNews.Quote, (await bot.ReplyToAsync(shown)).Shown, StringComparison.Ordinal);
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
