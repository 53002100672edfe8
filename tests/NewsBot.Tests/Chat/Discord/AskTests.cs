using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class AskTests
{
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    [Fact]
    public async Task A_question_is_deferred_and_then_answered_with_quote_link_and_coverage()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var asked = await bot.DoAsync(Interactions.Ask(WhoMet));
        var text = DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience));

        Assert.Equal(5, (await asked.Answered)["type"]!.GetValue<int>());
        Assert.False(asked.IsEphemeral);
        Assert.Contains($"-# {WhoMet}", text, StringComparison.Ordinal);
        Assert.Contains($"> {MunichNews.Quote}", text, StringComparison.Ordinal);
        Assert.Contains("\\[1\\] [Berg and Diaz talk about ferries](<https://example.com/munich#:~:text=", text, StringComparison.Ordinal);
        Assert.Contains(" - Harbour Post, 20 Feb 2023", text, StringComparison.Ordinal);
        Assert.Matches(@"\n-# 28 articles from 4 outlets, newest 23 Feb 2023 · answer \w{7}$", text);
    }

    [Fact]
    public async Task A_private_answer_is_for_the_asker_alone()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var asked = await bot.DoAsync(Interactions.Ask(WhoMet, ("private", true)));
        var message = await asked.Final.WaitAsync(bot.Discord.Patience);

        Assert.True(asked.IsEphemeral);
        Assert.StartsWith("share:", DiscordBot.ButtonOf(message, "Share"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_bound_the_question()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var text = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask("Who met in Munich?", ("source", "Harbour Post"), ("since", "2023-02-23"))));

        Assert.Contains("Hotel in Munich is full", text, StringComparison.Ordinal);
        Assert.Contains("1 article from 1 outlet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_it_says_so_and_what_is_covered()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:MinimumConfidence=1");

        var text = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask("Who met in Munich?")));

        Assert.Contains("**I found no answer to that in the ingested news.**\nThe nearest articles", text, StringComparison.Ordinal);
        Assert.Contains("28 articles", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "28 Artikel von 4 Medien, neuester vom 23.2.2023 · Antwort ", "Mehr")]
    [InlineData("fr", "28 articles de 4 sources, le plus récent du 23/02/2023 · réponse ", "Plus")]
    [InlineData("es-419", "28 artículos de 4 medios, el más reciente del 23/2/2023 · respuesta ", "Más")]
    [InlineData("ja", "28 articles from 4 outlets, newest 23 Feb 2023 · answer ", "More")]
    public async Task It_speaks_the_askers_language_and_the_quote_its_own(string locale, string covered, string more)
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var message = await bot.SeeAsync(Interactions.Ask(WhoMet).In(locale));

        Assert.Contains(covered, DiscordBot.TextOf(message), StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(message), StringComparison.Ordinal);
        Assert.StartsWith("more:", DiscordBot.ButtonOf(message, more), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_cannot_be_read_is_told_to_the_asker_alone_and_at_once()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var asked = await bot.DoAsync(Interactions.Ask(WhoMet, ("since", "yesteryear")));
        var text = DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience));

        Assert.StartsWith("\"yesteryear\" is not a date that I can read", text, StringComparison.Ordinal);
        Assert.True(asked.IsEphemeral);
        Assert.Empty(asked.Edits);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again_and_others_are_answered()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:PerUserPerMinute=2");
        await bot.SeeAsync(Interactions.Ask(WhoMet));
        bot.Time.Advance(TimeSpan.FromSeconds(18));
        await bot.SeeAsync(Interactions.Ask(WhoMet));

        var third = await bot.DoAsync(Interactions.Ask(WhoMet));
        Assert.Equal("Those were too many questions at once. Try again in 42 s.", DiscordBot.TextOf(await third.Final.WaitAsync(bot.Discord.Patience)));
        Assert.True(third.IsEphemeral);
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask(WhoMet).By("8"))), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromSeconds(42));
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask(WhoMet))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_more_or_shares_has_asked()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:PerUserPerMinute=1");
        var answer = await bot.SeeKeptAsync(Interactions.Ask(WhoMet, ("private", true)));

        foreach (var label in (string[])["More", "Share"])
            Assert.StartsWith("Those were too many questions", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, label)))), StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Button(DiscordBot.ButtonOf(answer, "Context [1]")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_talk_with_the_bot_it_answers_as_well_and_counts_who_asks()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All, "Answers:PerUserPerMinute=1");

        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask(WhoMet).InTalk("7"))), StringComparison.Ordinal);
        Assert.StartsWith("Those were too many questions", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask(WhoMet).InTalk("7"))), StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await bot.SeeAsync(Interactions.Ask(WhoMet).InTalk("8"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_can_be_asked_about()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var asked = await bot.DoAsync(Interactions.OnMessage("Ask NewsBot about this", "<@55> **who met** Carlos Diaz in Munich? https://example.com/x"));
        var text = DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience));

        Assert.StartsWith("-# who met Carlos Diaz in Munich?\n", text, StringComparison.Ordinal);
        Assert.Contains(MunichNews.Quote, text, StringComparison.Ordinal);
        Assert.True(asked.IsEphemeral);
        Assert.Equal(
            "There is no text in that message that I could look for.",
            DiscordBot.TextOf(await bot.SeeAsync(Interactions.OnMessage("Ask NewsBot about this", "<:smile:55> https://example.com/x"))));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("status")]
    [InlineData("sources")]
    [InlineData("headlines")]
    public async Task A_command_without_options_is_answered(string name)
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        Assert.StartsWith("**", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command(name))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_commands_are_for_their_giver_alone()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var headlines = await bot.DoAsync(Interactions.Command("headlines", Interactions.Option("source", "Harbour Post")));
        var listed = DiscordBot.TextOf(await headlines.Final.WaitAsync(bot.Discord.Patience));

        Assert.True(headlines.IsEphemeral);
        Assert.StartsWith("**The newest headlines**\n- [Hotel in Munich is full](<https://example.com/fourth>): Harbour Post, 23 Feb 2023\n- [Berg and Diaz", listed, StringComparison.Ordinal);
        Assert.Contains("- Harbour Post: 2 articles", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("sources"))), StringComparison.Ordinal);
        Assert.Contains("- articles: 28", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("status"))), StringComparison.Ordinal);
        var help = DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("help")));
        Assert.Contains("- ask: ", help, StringComparison.Ordinal);
        Assert.DoesNotContain("- ingest: ", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source", "harb", "Harbour Post")]
    [InlineData("source", "post", "Harbour Post")]
    [InlineData("question", "who met di", "who met Diaz")]
    [InlineData("question", "Where is Mun", "Where is Munich")]
    public async Task What_is_typed_is_completed_to_outlets_and_to_names_of_headlines(string option, string typed, string expected)
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        var choices = await bot.SeeAsync(Interactions.Autocomplete("ask", option, typed));

        Assert.Contains(expected, choices["choices"]!.AsArray().Select(choice => choice!["value"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_ingested_is_suggested_a_minute_later()
    {
        await using var bot = await DiscordBot.StartAsync(MunichNews.All);

        async Task<string> SuggestedAsync() => (await bot.SeeAsync(Interactions.Autocomplete("ask", "source", "gaz"))).ToJsonString();

        Assert.DoesNotContain("Gazette", await SuggestedAsync(), StringComparison.Ordinal);
        await bot.IngestAsync([News.Article("new", "A ferry sank", "A ferry sank off the coast on Monday.").By("Gazette")]);
        Assert.DoesNotContain("Gazette", await SuggestedAsync(), StringComparison.Ordinal); // typing asks for nothing anew
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Gazette", await SuggestedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_is_suggested_than_Discord_shows()
    {
        var outlets = Enumerable.Range(0, 30).Select(number => number == 0 ? $"Post {new string('x', 120)}" : $"Post {number}");
        await using var bot = await DiscordBot.StartAsync(outlets.Select((outlet, number) => News.Article($"a{number}", $"Ferry {number}", $"Ferry {number} left the harbour on Friday.").By(outlet)));

        var choices = (await bot.SeeAsync(Interactions.Autocomplete("ask", "source", "post")))["choices"]!.AsArray();

        Assert.Equal(25, choices.Count);
        Assert.All(choices, choice => Assert.InRange(choice!["name"]!.GetValue<string>().Length, 1, 100));
    }
}
