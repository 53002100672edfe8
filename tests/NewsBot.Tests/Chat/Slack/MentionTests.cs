using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Commands;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class MentionTests
{
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    [Theory]
    [InlineData("Socket")]
    [InlineData("Http")]
    public async Task A_mention_is_answered_once_in_its_thread_with_quote_link_and_coverage(string mode)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, $"Slack:Mode={mode}");

        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        var reply = await bot.ReplyToAsync(asked);

        Assert.Equal(asked.Ts, reply.Thread);
        Assert.Contains(MunichNews.Quote, reply.Shown, StringComparison.Ordinal);
        Assert.Contains("[1] [Berg and Diaz talk about ferries](https://example.com/munich#:~:text=", reply.Shown, StringComparison.Ordinal);
        Assert.Contains(" - Harbour Post, 20 Feb 2023", reply.Shown, StringComparison.Ordinal);
        Assert.Matches(@"28 articles from 4 outlets, newest 23 Feb 2023 · answer \w{7}", reply.Shown);
        Assert.Contains(MunichNews.Quote, reply.Text, StringComparison.Ordinal);
        await bot.StopAsync();
        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task Outlets_that_have_the_same_report_are_named()
    {
        var report = MunichNews.All[0];
        await using var bot = await SlackBot.StartAsync([.. MunichNews.All, News.Article("copy", report.Title, report.Body).On("2023-02-20").By("Capital <Review>")]);

        var reply = await bot.AskAsync(WhoMet);

        Assert.Matches("also reported by (Harbour Post|Capital <Review>)\n", reply.Shown);
    }

    [Fact]
    public async Task A_direct_message_is_answered_in_its_thread_without_a_mention()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);

        var asked = await bot.SayAsync(WhoMet, channel: SlackBot.Direct);

        Assert.Contains(MunichNews.Quote, (await bot.ReplyToAsync(asked)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_within_a_thread_is_answered_in_that_thread()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var first = await bot.SayAsync("Did you read of the ferries?");

        var reply = await bot.AskAsync(WhoMet, thread: first.Ts);

        Assert.Equal(first.Ts, reply.Thread);
    }

    [Fact]
    public async Task What_is_not_said_to_the_bot_is_left_alone_and_not_kept()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);

        await bot.SayAsync("Who met in Munich?");
        await bot.SayAsync("<@U0002> who met in Munich?");
        await bot.Slack.SayAsync(SlackBot.Channel, SlackBot.Ann, $"<@{SlackEmulator.Bot}> who met?", change: data => data["bot_id"] = "B77");
        await bot.Slack.SayAsync(SlackBot.Channel, SlackEmulator.Bot, $"<@{SlackEmulator.Bot}> who met?");
        await bot.Slack.SayAsync(SlackBot.Channel, SlackBot.Ann, "left", change: data => data["subtype"] = "channel_leave");
        await bot.AskAsync(WhoMet);

        Assert.Single(bot.Slack.Workspace.Messages, m => m.IsOfBot && m.Thread is not null);
    }

    [Fact]
    public async Task An_event_that_comes_again_is_answered_once()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var asked = await bot.Slack.SayAsync(SlackBot.Channel, SlackBot.Ann, $"<@{SlackEmulator.Bot}> {WhoMet}", times: 4);
        await bot.ReplyToAsync(asked);

        await bot.StopAsync();

        Assert.Single(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task Nothing_in_an_article_acts()
    {
        const string Quote = "Rescuers told <!channel> and <@U0001> & *all* that <https://evil.example|Zorbek> Falls is _closed_.";
        await using var bot = await SlackBot.StartAsync([News.Article("zorbek", "Zorbek Falls <!here>", $"{Quote} Nobody was hurt in the accident at the waterfall.").On("2023-02-20").By("Harbour <Post>"), .. News.Filler()]);

        var reply = await bot.AskAsync("Is Zorbek Falls closed?");

        Assert.Contains(Quote, reply.Shown, StringComparison.Ordinal); // in rich text, where nothing is markup: the emulator takes no other runs than text and links
        Assert.Contains("[Zorbek Falls <!here>](https://example.com/zorbek", reply.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain('<', reply.Text);
        Assert.Contains("&lt;!channel&gt;", reply.Text, StringComparison.Ordinal);
        Assert.Contains(" &amp; ", reply.Text, StringComparison.Ordinal); // else "&lt;" in an article would be read as a sign
    }

    [Fact]
    public async Task A_long_answer_shows_fewer_citations()
    {
        var news = Enumerable.Range(0, 30).Select(i => News.Article($"{i}-{new string('p', 900)}", $"Zorbek report {i} {new string('t', 250)}", $"The Zorbek dam number {i} broke at dawn {Words(i)}.").On("2023-02-20").By("Harbour Post"));
        await using var bot = await SlackBot.StartAsync([.. news, .. News.Filler()], "Answers:MaxCitations=10");

        var reply = await bot.AskAsync("Which Zorbek dam broke?");

        Assert.InRange(reply.Buttons.Count(), 2, 9);
    }

    [Fact]
    public async Task Blocks_that_Slack_does_not_take_are_sent_as_text()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        var isRefused = false;
        bot.Slack.Api.Fault = method => method == "chat.postMessage" && !isRefused && (isRefused = true) ? new ApiFault.Error("invalid_blocks") : null;

        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> {WhoMet}");
        await bot.Time.NextWaitAsync(span => span == TimeSpan.FromSeconds(1), bot.Slack.Patience);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        var reply = await bot.ReplyToAsync(asked);

        Assert.Equal("", reply.Shown);
        Assert.Contains(MunichNews.Quote, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE", "28 Artikel von 4 Medien", "Mehr")]
    [InlineData("fr-FR", "28 articles de 4 sources", "Plus")]
    [InlineData("ja-JP", "28 articles from 4 outlets", "More")]
    public async Task It_speaks_the_askers_language_and_the_quote_its_own(string locale, string covered, string more)
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Workspace.Users[SlackBot.Ann] = new JsonObject { ["id"] = SlackBot.Ann, ["team_id"] = SlackEmulator.Team, ["locale"] = locale };

        var reply = await bot.AskAsync(WhoMet);

        Assert.Contains(covered, reply.Shown, StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, reply.Shown, StringComparison.Ordinal);
        Assert.Contains(reply.Buttons, button => button["text"]!["text"]!.GetValue<string>() == more);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, "Answers:PerUserPerMinute=1");
        await bot.AskAsync(WhoMet);

        Assert.Equal("Those were too many questions at once. Try again in 58 s.", (await bot.AskAsync(WhoMet)).Shown);
        Assert.Contains(MunichNews.Quote, (await bot.AskAsync(WhoMet, user: "U0002")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_with_a_reference_that_the_log_has()
    {
        await using var bot = await SlackBot.CreateAsync(services => services.Replace(ServiceDescriptor.Singleton<IThreadLog, BrokenThreads>()));
        await bot.StartAsync(MunichNews.All);

        var text = (await bot.AskAsync(WhoMet)).Shown;

        var reference = Regex.Match(text, "reference ([0-9a-f]{8})").Groups[1].Value;
        Assert.DoesNotContain("inner workings", text, StringComparison.Ordinal);
        Assert.Contains(bot.Log.Lines, line => line.Contains($"reference {reference}", StringComparison.Ordinal));
    }

    private static string Words(int seed) => string.Join(' ', Enumerable.Range(0, 30).Select(i => $"w{seed * 31 + i}x"));

    private sealed class BrokenThreads : IThreadLog
    {
        public ValueTask BeginAsync(string thread, string answerId, CancellationToken ct) => throw new InvalidOperationException("inner workings");

        public ValueTask<string?> FindAsync(string thread, CancellationToken ct) => ValueTask.FromResult<string?>(null);
    }
}
