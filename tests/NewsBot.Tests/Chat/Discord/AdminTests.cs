using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;
using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class AdminTests
{
    private const string ManageGuild = "32";
    private const string Administrator = "8";
    private const string AdminIsSeven = "Discord:AdminUserIds:0=7";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("7", "0", "5", new string[0], false)]
    [InlineData("100", "0", "5", new string[0], true)]
    [InlineData("7", "0", "5", new[] { "200" }, true)]
    [InlineData("7", "0", "5", new[] { "201" }, false)]
    [InlineData("7", ManageGuild, "5", new string[0], false)]
    [InlineData("7", ManageGuild, "300", new string[0], true)]
    [InlineData("7", Administrator, "300", new string[0], true)]
    [InlineData("7", "4", "300", new string[0], false)]
    [InlineData("7", ManageGuild, Interactions.Guild, new string[0], true)]
    public async Task An_admin_is_listed_or_has_a_listed_role_or_manages_a_server_that_counts(string user, string permissions, string guild, string[] roles, bool isAdmin)
    {
        await using var bot = await DiscordBot.StartAsync(
            [], $"Discord:GuildId={Interactions.Guild}", "Discord:AdminUserIds:0=100", "Discord:AdminRoleIds:0=200", "Discord:AdminGuildIds:0=300");

        var given = await bot.DoAsync(Ingest("seeds").By(user, permissions, guild, roles));
        var text = DiscordBot.TextOf(await given.Final.WaitAsync(bot.Discord.Patience));

        Assert.Equal(isAdmin, text != "Only an admin of this bot may use \"ingest\".");
        Assert.True(given.IsEphemeral);
    }

    [Theory]
    [InlineData(ManageGuild)]
    [InlineData(Administrator)]
    public async Task Where_the_owner_named_no_server_nobody_is_an_admin_by_managing_one(string permissions)
    {
        await using var bot = await DiscordBot.StartAsync([]);

        Assert.Equal("Only an admin of this bot may use \"ingest\".", DiscordBot.TextOf(await bot.SeeAsync(Ingest("seeds").By("7", permissions))));

        var entry = Assert.Single(await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(null, Ct));
        Assert.Equal(("7", "ingest seeds", "refused: Only an admin of this bot may use \"ingest\"."), (entry.UserId, entry.What, entry.Outcome));
    }

    [Fact]
    public async Task Not_even_an_admin_reaches_files_of_the_machine()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);

        Assert.Equal("Files and folders can be named at the terminal only.", DiscordBot.TextOf(await bot.SeeAsync(Ingest("/etc/passwd"))));
    }

    [Fact]
    public async Task Every_command_that_Discord_is_told_of_is_known()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);

        foreach (var part in NewsCommands.Definition.Options.Where(part => part.Name != NewsCommands.Import).SelectMany(Paths))
            Assert.DoesNotContain("There is no command", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("news", part))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_audited_with_who_made_it_and_where()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);
        await bot.SeeAsync(Ingest("/etc/passwd"));

        var entry = Assert.Single(await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(null, Ct));
        Assert.Equal(("discord", "7", Interactions.Channel, "ingest /etc/passwd"), (entry.Platform, entry.UserId, entry.Place, entry.What));
    }

    [Fact]
    public async Task Long_work_is_told_of_at_once_and_its_end_by_an_edit()
    {
        var slow = new SlowHandler();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(slow), AdminIsSeven);
        await bot.StartAsync([]);

        var given = await bot.DoAsync(Interactions.Command("slow"));
        Assert.StartsWith("I am at it", DiscordBot.TextOf(await given.Final.WaitAsync(bot.Discord.Patience)), StringComparison.Ordinal);
        slow.End();
        await given.EditedAsync(2).WaitAsync(bot.Discord.Patience);

        Assert.Equal("It is done.", DiscordBot.TextOf(given.Edits.Last()));
    }

    [Fact]
    public async Task Work_that_ends_at_once_is_not_overtaken_by_the_word_that_it_began()
    {
        var slow = new SlowHandler();
        slow.End();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(slow), AdminIsSeven);
        await bot.StartAsync([]);

        var given = await bot.DoAsync(Interactions.Command("slow"));
        await given.EditedAsync(2).WaitAsync(bot.Discord.Patience);

        Assert.Equal("It is done.", DiscordBot.TextOf(given.Edits.Last()));
    }

    [Fact]
    public async Task When_the_interaction_can_no_longer_be_answered_the_end_is_told_in_the_channel()
    {
        var slow = new SlowHandler();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(slow), AdminIsSeven);
        await bot.StartAsync([]);
        await bot.SeeAsync(Interactions.Command("slow"));

        bot.Time.Advance(TimeSpan.FromMinutes(14.75)); // the last quarter of a minute may be gone by the time that Discord has the edit
        slow.End();
        var (channel, message) = await bot.Discord.Rest.NextWrittenAsync();

        Assert.Equal((Interactions.Channel, "It is done."), (channel, DiscordBot.TextOf(message)));
    }

    [Fact]
    public async Task While_the_interaction_can_be_answered_the_end_is_told_there_and_not_in_the_channel()
    {
        var slow = new SlowHandler();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(slow), AdminIsSeven);
        await bot.StartAsync([]);
        var given = await bot.DoAsync(Interactions.Command("slow"));
        await given.EditedAsync(1).WaitAsync(bot.Discord.Patience);

        bot.Time.Advance(TimeSpan.FromMinutes(14));
        slow.End();
        while (DiscordBot.TextOf(given.Edits.Last()) != "It is done.")
            await given.EditedAsync(1).WaitAsync(bot.Discord.Patience); // what is under way when time leaps may be made again

        Assert.Empty(bot.Discord.Rest.Written);
    }

    [Fact]
    public async Task Long_work_that_the_end_of_the_program_broke_off_is_done_by_the_next_run()
    {
        var slow = new SlowHandler();
        await using var bot = await DiscordBot.CreateAsync(services => services.AddSingleton<ICommandHandler>(slow), AdminIsSeven);
        await bot.StartAsync([]);
        var given = await bot.DoAsync(Interactions.Command("slow"));
        await given.EditedAsync(1).WaitAsync(bot.Discord.Patience);

        await bot.StopAsync();
        slow.End();
        await bot.StartAsync([]);
        await given.EditedAsync(2).WaitAsync(bot.Discord.Patience);

        Assert.Equal("It is done.", DiscordBot.TextOf(given.Edits.Last()));
    }

    [Fact]
    public async Task Articles_that_are_sent_along_are_ingested()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);
        bot.Discord.Rest.Files["/attachments/news.jsonl"] =
            """{"url":"https://example.com/sent","title":"Sent along","text":"The lighthouse keeper retired on Monday after forty years."}""" + "\nno article\n";

        var given = await bot.DoAsync(Interactions.Import("news.jsonl", UrlOf(bot, "news.jsonl"), 100));
        await given.EditedAsync(2).WaitAsync(bot.Discord.Patience);

        var text = DiscordBot.TextOf(given.Edits.Last());
        Assert.Contains("added 1, updated 0, unchanged 0, refused 1", text, StringComparison.Ordinal);
        Assert.Contains("news.jsonl:2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_feeds_that_is_sent_along_is_added()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);
        bot.Discord.Rest.Files["/attachments/feeds.opml"] = """<opml version="2.0"><body><outline type="rss" xmlUrl="https://example.com/feed.xml"/></body></opml>""";

        Assert.StartsWith("Added 1 feed", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Import("feeds.opml", UrlOf(bot, "feeds.opml"), 100))), StringComparison.Ordinal);
        Assert.Contains("1 feed", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("news", Interactions.Part("feeds", true, Interactions.Part("list", false))))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_lies_elsewhere_is_not_fetched()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);

        Assert.Contains("is larger than 8 MB", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Import("n.jsonl", UrlOf(bot, "n.jsonl"), 9_000_000))), StringComparison.Ordinal);
        Assert.Contains("could not be fetched", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Import("n.jsonl", "http://localhost.example/n.jsonl", 9))), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Discord.Rest.Requests, request => request.Contains("attachments", StringComparison.Ordinal));
        var entries = await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(null, Ct);
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.StartsWith("import n.jsonl: refused: n.jsonl ", $"{entry.What}: {entry.Outcome}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://cdn.discordapp.com/attachments/1/2/n.jsonl", true)]
    [InlineData("https://media.discordapp.net/attachments/1/2/n.jsonl", true)]
    [InlineData("http://cdn.discordapp.com/attachments/1/2/n.jsonl", false)]
    [InlineData("https://discordapp.com/attachments/1/2/n.jsonl", false)]
    [InlineData("https://cdn.discordapp.com.example.org/n.jsonl", false)]
    [InlineData("https://127.0.0.1/n.jsonl", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Files_are_fetched_from_where_Discord_keeps_them_only(string url, bool isKept) =>
        Assert.Equal(isKept, Attachments.AreKeptAt(new Uri(url), new Uri("https://discord.com/api/v10/")));

    [Fact]
    public async Task A_file_that_does_not_come_is_not_waited_for_for_ever()
    {
        await using var bot = await DiscordBot.StartAsync([], AdminIsSeven);
        bot.Discord.Rest.Files["/attachments/news.jsonl"] = "{}";
        bot.Discord.Rest.HasDeadlines = false; // what is under way when time leaps may be made again
        bot.Discord.Rest.FilesHeld = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, bot.Discord.Patience);

        var given = await bot.DoAsync(Interactions.Import("news.jsonl", UrlOf(bot, "news.jsonl"), 2));
        await given.Answered.WaitAsync(bot.Discord.Patience);
        while (!bot.Discord.Rest.Requests.Contains("get /attachments/news.jsonl"))
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
            Assert.Contains("ask", DiscordBot.TextOf(await bot.SeeAsync(Interactions.Command("help"))), StringComparison.Ordinal); // it keeps nobody waiting
        bot.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("news.jsonl could not be fetched from Discord; send it again.", DiscordBot.TextOf(await given.Final.WaitAsync(bot.Discord.Patience)));
    }

    [Fact]
    public async Task What_admins_did_not_ask_for_is_told_in_their_channel()
    {
        await using var bot = await DiscordBot.StartAsync([], "Discord:AdminChannelId=4711");

        foreach (var place in bot.Services.GetServices<IAdminPlace>())
            await place.TellAsync("The feed *x* fails.", Ct);

        var (channel, message) = await bot.Discord.Rest.NextWrittenAsync();
        Assert.Equal(("4711", "The feed \\*x\\* fails."), (channel, DiscordBot.TextOf(message)));
    }

    private static IEnumerable<JsonObject> Paths(OptionDefinition part) => part.Type == OptionDefinition.SubCommandGroup
        ? part.Options.SelectMany(Paths).Select(inner => Interactions.Part(part.Name, true, inner))
        : [Interactions.Part(part.Name, false, [.. part.Options.Select(option => Interactions.Option(option.Name, "x"))])];

    private static string UrlOf(DiscordBot bot, string name) => new Uri(bot.Discord.ApiBaseUrl, $"/attachments/{name}").AbsoluteUri;

    private static JsonObject Ingest(string url) => Interactions.Command("news", Interactions.Part("ingest", false, Interactions.Option("url", url)));

    private sealed class SlowHandler : ICommandHandler
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Command => "slow";

        public string Summary => "takes its time";

        public bool IsForAdmins => true;

        public bool IsLong => true;

        public void End() => _end.SetResult();

        public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
        {
            await _end.Task.WaitAsync(ct);
            return new Reply.Message("It is done.");
        }
    }
}
