using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class CommandTests
{
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    [Theory]
    [InlineData("Socket")]
    [InlineData("Http")]
    public async Task The_slash_command_answers_the_asker_alone(string mode)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, $"Slack:Mode={mode}");

        var answer = await bot.CommandAsync(WhoMet);

        Assert.NotNull(answer.EphemeralTo);
        Assert.Equal(("false", "false"), (answer.Content["unfurl_links"]?.ToJsonString(), answer.Content["unfurl_media"]?.ToJsonString()));
        Assert.StartsWith(WhoMet, answer.Shown, StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, answer.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headlines", "Hotel in Munich is full")]
    [InlineData("Sources", "Harbour Post: 2 articles")]
    [InlineData("status", "articles: 28")]
    [InlineData("help", "ask: ")]
    [InlineData("ask Who met Carlos Diaz in Munich?", MunichNews.Quote)]
    [InlineData("sources say who met Carlos Diaz", MunichNews.Quote)]
    public async Task Every_command_can_be_typed_mentioned_and_sent(string command, string expected)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);

        Assert.Contains(expected, (await bot.CommandAsync(command)).Shown, StringComparison.Ordinal);
        Assert.Contains(expected, (await bot.AskAsync(command)).Shown, StringComparison.Ordinal);
        Assert.Contains(expected, (await bot.ReplyToAsync(await bot.SayAsync(command, channel: SlackBot.Direct))).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_question_is_told_what_to_write()
    {
        await using var bot = await SlackBot.StartAsync([]);

        Assert.Equal("Write a question, such as: Who met in Munich?", (await bot.CommandAsync("")).Shown);
        Assert.Equal("Write a question, such as: Who met in Munich?", (await bot.AskAsync("")).Shown);
    }

    [Fact]
    public async Task Buttons_work_after_a_restart_and_for_one_person_alone()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, "Answers:MaxCitations=1");
        var reply = await bot.AskAsync("Who met in Munich?");
        await bot.StopAsync();
        await bot.StartAsync([]);

        var more = await bot.PressAsync(reply, "More");
        var context = await bot.PressAsync(reply, "Context [1]");

        Assert.Equal((SlackBot.Ann, reply.Thread), (more.EphemeralTo, more.Thread));
        Assert.Contains("[2] [", more.Shown, StringComparison.Ordinal);
        Assert.Equal((SlackBot.Ann, reply.Thread), (context.EphemeralTo, context.Thread));
        Assert.Contains(" - ", context.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_still_be_shared_after_a_restart()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var answer = await bot.CommandAsync(WhoMet);
        await bot.StopAsync();
        await bot.StartAsync([]);

        var shared = await bot.PressAsync(answer, "Share");

        Assert.Null(shared.EphemeralTo);
        Assert.Contains(MunichNews.Quote, shared.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_direct_message_is_answered_in_its_thread()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var reply = await bot.ReplyToAsync(await bot.SayAsync(WhoMet, channel: SlackBot.Direct));

        var context = await bot.PressAsync(reply, "Context [1]");

        Assert.Equal((null, reply.Thread), (context.EphemeralTo, context.Thread));
        Assert.Contains("Their spokesmen promised a statement.", context.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Socket")]
    [InlineData("Http")]
    public async Task An_answer_can_be_shared_with_the_channel(string mode)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, $"Slack:Mode={mode}");
        var answer = await bot.CommandAsync(WhoMet);

        var shared = await bot.PressAsync(answer, "Share");

        Assert.Null(shared.EphemeralTo);
        Assert.StartsWith("shared by ann", shared.Shown, StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, shared.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shared.Buttons, button => button["action_id"]!.GetValue<string>() == "share");
    }

    [Fact]
    public async Task A_button_that_is_not_known_any_more_says_so()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var answer = await bot.CommandAsync(WhoMet);
        answer.Buttons.First()["action_id"] = "older";

        Assert.Equal("I do not know that button any more. Ask the question again.", (await bot.PressAsync(answer, "More")).Shown);
    }

    [Fact]
    public async Task A_message_can_be_asked_about()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var said = bot.Slack.Workspace.Write(SlackBot.Channel, "U0002", "<@U0003> who met Carlos Diaz in &lt;Munich&gt;? <https://example.com/x|look>", thread: null);
        var empty = bot.Slack.Workspace.Write(SlackBot.Channel, "U0002", "<@U0003>", thread: null);

        var answers = new List<EmulatedMessage>();
        foreach (var message in (EmulatedMessage[])[said, empty])
        {
            var (payload, url) = bot.Slack.Workspace.AskAbout(message, SlackBot.Ann);
            await bot.Slack.DeliverAsync("interactive", payload);
            answers.Add(await bot.Slack.Workspace.AnswerAsync(url));
        }

        Assert.StartsWith("who met Carlos Diaz in <Munich>? https://example.com/x", answers[0].Shown, StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, answers[0].Shown, StringComparison.Ordinal);
        Assert.Equal("There is no text in that message that I could look for.", answers[1].Shown);
        Assert.All(answers, answer => Assert.NotNull(answer.EphemeralTo));
    }

    [Fact]
    public async Task A_command_that_comes_again_is_answered_once()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var (payload, url) = bot.Slack.Workspace.Command("sources", SlackBot.Ann, SlackBot.Channel);

        await bot.Slack.DeliverAsync("slash_commands", payload);
        await bot.Slack.DeliverAsync("slash_commands", payload);
        await bot.CommandAsync("status");
        await bot.StopAsync();

        Assert.Single(url.Answers);
    }

    [Fact]
    public async Task Its_own_page_shows_coverage_sources_and_examples()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);

        await bot.Slack.TellAsync(new() { ["type"] = "app_home_opened", ["user"] = SlackBot.Ann, ["channel"] = SlackBot.Direct, ["tab"] = "home", ["event_ts"] = "1.1" });
        var home = await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Workspace.Homes.GetValueOrDefault(SlackBot.Ann));

        var shown = new EmulatedMessage(SlackBot.Direct, home).Shown;
        Assert.Contains("28 articles from 4 outlets", shown, StringComparison.Ordinal);
        Assert.Contains("Harbour Post: 2 articles", shown, StringComparison.Ordinal);
        Assert.Contains("/newsbot headlines", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_talk_with_the_assistant_begins_with_suggestions_and_goes_on_in_its_thread()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var thread = bot.Slack.Workspace.Write(SlackBot.Direct, SlackEmulator.Bot, "Hi", thread: null);

        await bot.Slack.TellAsync(new()
        {
            ["type"] = "assistant_thread_started",
            ["assistant_thread"] = new System.Text.Json.Nodes.JsonObject { ["user_id"] = SlackBot.Ann, ["channel_id"] = SlackBot.Direct, ["thread_ts"] = thread.Ts },
        });
        var prompts = await bot.Slack.Workspace.WhenAsync(() => bot.Slack.Workspace.Prompts.GetValueOrDefault(thread.Ts));
        var reply = await bot.ReplyToAsync(await bot.SayAsync(prompts[0]!["message"]!.GetValue<string>(), thread.Ts, SlackBot.Direct));

        Assert.Contains("Hotel in Munich is full", reply.Shown, StringComparison.Ordinal);
    }
}
