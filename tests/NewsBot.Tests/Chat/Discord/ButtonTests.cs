using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Commands;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class ButtonTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_shows_the_next_quotes_to_the_one_who_presses()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:MaxCitations=2");
        var answer = await bot.SeeKeptAsync(Ask());

        var pressed = await bot.DoAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "More")));
        var more = await pressed.Final.WaitAsync(bot.Discord.Patience);

        Assert.True(pressed.IsEphemeral);
        Assert.Contains("\\[3\\]", DiscordBot.TextOf(more), StringComparison.Ordinal);
        Assert.DoesNotContain("\\[2\\]", DiscordBot.TextOf(more), StringComparison.Ordinal);
        Assert.DoesNotContain(MunichNews.Quote, DiscordBot.TextOf(more), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_quote_there_is_no_more()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:MaxCitations=10");
        var answer = await bot.SeeKeptAsync(Ask());

        Assert.Equal("There are no further quotes that fit.", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "More")))));
    }

    [Fact]
    public async Task Buttons_work_after_a_restart_and_a_month()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:MaxCitations=2");
        var answer = await bot.SeeKeptAsync(Ask(isPrivate: true));
        await bot.StopAsync();
        bot.Time.Advance(Month);
        await bot.StartAsync([]);

        Assert.Contains("\\[3\\]", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "More"), 64))), StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Context [1]"), 64))), StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Share"), 64))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Context_shows_the_sentences_around_the_quote_to_the_one_who_presses()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var answer = await bot.SeeKeptAsync(Ask());

        var pressed = await bot.DoAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Context [1]")));
        var text = DiscordBot.TextOf(await pressed.Final.WaitAsync(bot.Discord.Patience));

        Assert.True(pressed.IsEphemeral);
        Assert.Equal(
            $"[Berg and Diaz talk about ferries](<https://example.com/munich>) - Harbour Post, 20 Feb 2023\n> {MunichNews.Before}\n> **{MunichNews.Quote}**\n> {MunichNews.After}\n",
            text);
    }

    [Fact]
    public async Task When_the_article_has_changed_the_version_that_was_quoted_is_shown_and_that_it_changed()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var answer = await bot.SeeKeptAsync(Ask());
        await bot.IngestAsync([MunichNews.Changed]);

        var text = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Context [1]"))));

        Assert.Contains(MunichNews.Quote, text, StringComparison.Ordinal);
        Assert.EndsWith("-# The article has changed since. This is the version that was quoted.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_shared_and_continued_as_it_was_and_what_has_changed_is_named()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:MaxCitations=2");
        var answer = await bot.SeeKeptAsync(Interactions.Ask("Who met in Munich?", ("private", true)));
        bot.Time.Advance(Month);
        await bot.IngestAsync([MunichNews.Changed]);

        var shared = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Share"), 64)));
        var more = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "More"), 64)));

        Assert.Contains(MunichNews.Quote, shared + more, StringComparison.Ordinal);
        Assert.DoesNotContain("on Saturday to discuss", shared + more, StringComparison.Ordinal);
        Assert.Matches(@"Changed since: \\\[\d\\\]\. What is quoted is the version of then\.", shared + more);
    }

    [Fact]
    public async Task What_cannot_be_shared_is_told_to_the_one_who_presses_alone()
    {
        await using var bot = await DiscordBot.StartAsync([]);

        var pressed = await bot.DoAsync(Interactions.Button("share:unknown", 64));
        var text = DiscordBot.TextOf(await pressed.Final.WaitAsync(bot.Discord.Patience));

        Assert.Equal("There is no answer unknown, or its question is no longer kept; ask it again.", text);
        Assert.True(pressed.IsEphemeral);
    }

    [Fact]
    public async Task When_the_article_was_taken_down_that_is_said()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var answer = await bot.SeeKeptAsync(Ask());
        await bot.Services.GetRequiredService<IArchive>().RemoveAsync("https://example.com/munich", Ct);

        Assert.Equal(
            "The article has been taken down, and its text with it.",
            DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Context [1]")))));
    }

    [Fact]
    public async Task Share_shows_a_private_answer_to_all_and_who_shared_it()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);
        var answer = await bot.SeeKeptAsync(Ask(isPrivate: true));

        var pressed = await bot.DoAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Share"), 64).By("12"));
        var text = DiscordBot.TextOf(await pressed.Final.WaitAsync(bot.Discord.Patience));

        Assert.False(pressed.IsEphemeral);
        Assert.StartsWith("-# shared by <@12>\n", text, StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest:seeds")]
    [InlineData("dance")]
    [InlineData("")]
    public async Task A_button_that_is_not_known_is_said_to_be(string id)
    {
        await using var bot = await DiscordBot.StartAsync([]);

        Assert.StartsWith("I do not know that button any more.", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(id))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("more:unknown 3", "There is no answer unknown")]
    [InlineData("context:0f3a9c51d2e48b76 1 0 5", "There is no article 0f3a9c51d2e48b76.")]
    [InlineData("context:1 2", "Name a quote")]
    public async Task A_button_that_leads_nowhere_says_so(string id, string expected)
    {
        await using var bot = await DiscordBot.StartAsync([]);

        Assert.StartsWith(expected, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(id))), StringComparison.Ordinal);
    }

    private static JsonObject Ask(bool isPrivate = false) => Interactions.Ask("Who met Carlos Diaz in Munich?", ("private", isPrivate));
}
