using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Commands;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class SharedFileTests
{
    private const string Feeds = """<opml version="2.0"><body><outline text="Post" xmlUrl="https://example.com/feed.xml"/></body></opml>""";

    private const string Articles = """
        {"url":"https://example.com/zorbek","title":"Zorbek Falls is closed","text":"Rescuers closed Zorbek Falls on Monday after a rock fall. Nobody was hurt in the accident at the waterfall.","published":"2023-02-20","source":"Harbour Post"}
        {"title":"no text"}
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("feeds.opml")]
    [InlineData("Feeds.XML")]
    public async Task A_list_of_feeds_that_is_shared_by_an_admin_is_added(string name)
    {
        await using var bot = await SlackBot.StartAsync([]);
        bot.Slack.Workspace.Files[$"/files/{name}"] = Feeds;

        var added = await bot.ReplyToAsync(await ShareAsync(bot, SlackBot.Admin, name));

        Assert.StartsWith("Added 1 feed", added.Shown, StringComparison.Ordinal);
        Assert.Contains("https://example.com/feed.xml", (await bot.CommandAsync("feeds list", SlackBot.Admin)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SlackBot.Channel)]
    [InlineData(SlackBot.Direct)]
    public async Task A_file_of_articles_that_is_shared_by_an_admin_is_ingested_and_its_end_is_told_in_the_thread(string channel)
    {
        await using var bot = await SlackBot.StartAsync([]);
        bot.Slack.Workspace.Files["/files/news.jsonl"] = Articles;

        var shared = await ShareAsync(bot, SlackBot.Admin, "news.jsonl", channel: channel);
        await bot.LeapUntilAsync(() => bot.Slack.Workspace.RepliesTo(shared).Count == 2);

        var replies = bot.Slack.Workspace.RepliesTo(shared);
        Assert.Equal("I am at it (import news.jsonl) and will tell you here how it ended.", replies[0].Shown);
        Assert.Equal("added 1, updated 0, unchanged 0, refused 1\n• news.jsonl:2: This line has no \"text\".\n", replies[1].Shown);
        Assert.Contains("Rescuers closed Zorbek Falls on Monday", (await bot.AskAsync("Is Zorbek Falls closed?")).Shown, StringComparison.Ordinal);
        var noted = Assert.Single(await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(since: null, Ct));
        Assert.Equal(("slack", SlackBot.Admin, channel, "import news.jsonl", "added 1, updated 0, unchanged 0, refused 1"), (noted.Platform, noted.UserId, noted.Place, noted.What, noted.Outcome));
    }

    [Theory]
    [InlineData("feeds.opml", "feeds import")]
    [InlineData("news.jsonl", "import")]
    public async Task Others_are_refused_and_the_file_is_not_even_fetched(string name, string command)
    {
        await using var bot = await SlackBot.StartAsync([]);
        bot.Slack.Workspace.Files[$"/files/{name}"] = Feeds;

        var refused = await bot.ReplyToAsync(await ShareAsync(bot, SlackBot.Ann, name));

        Assert.Equal($"Only an admin of this bot may use \"{command}\".", refused.Shown);
        Assert.Empty(bot.Slack.Workspace.FilesAskedFor);
        var tried = Assert.Single(await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(since: null, Ct));
        Assert.Equal((SlackBot.Ann, $"{command} {name}", $"refused: {refused.Shown}"), (tried.UserId, tried.What, tried.Outcome));
    }

    [Fact]
    public async Task What_cannot_be_taken_in_is_told_with_what_to_do()
    {
        await using var bot = await SlackBot.StartAsync([]);
        bot.Slack.Workspace.Files["/files/page.xml"] = "<html/>";

        Assert.Equal(
            "news.jsonl is larger than 8 MB; take it in at the machine with: newsbot ingest FILE",
            await ToldAsync(FileOf(bot, "news.jsonl", bytes: 8 * 1024 * 1024 + 1)));
        Assert.Equal(
            "feeds.opml is larger than 8 MB; take it in at the machine with: newsbot feeds import FILE",
            await ToldAsync(FileOf(bot, "feeds.opml", bytes: 8 * 1024 * 1024 + 1)));
        Assert.Equal("Those are 2 files; share one at a time.", await ToldAsync(FileOf(bot, "a.jsonl"), FileOf(bot, "b.jsonl")));
        Assert.Equal(
            "I read lists of feeds (.opml, .xml) and bulk files of articles (.jsonl) only, when an admin shares one.",
            await ToldAsync(FileOf(bot, "photo.png")));
        Assert.Equal(
            "gone.jsonl could not be fetched from Slack; share it again. 'newsbot doctor' tells whether the app may read files.",
            await ToldAsync(FileOf(bot, "gone.jsonl")));
        Assert.StartsWith("This is XML, but no OPML", await ToldAsync(FileOf(bot, "page.xml")), StringComparison.Ordinal);

        async Task<string> ToldAsync(params JsonObject[] files) => (await bot.ReplyToAsync(await ShareAsync(bot, SlackBot.Admin, files))).Shown;
    }

    [Fact]
    public async Task Without_the_scope_to_read_files_it_is_told_too()
    {
        await using var bot = await SlackBot.StartAsync([]);
        bot.Slack.Workspace.Files["/files/news.jsonl"] = Articles;
        bot.Slack.Api.Scopes.Remove("files:read");

        var told = await bot.ReplyToAsync(await ShareAsync(bot, SlackBot.Admin, "news.jsonl"));

        Assert.StartsWith("news.jsonl could not be fetched from Slack", told.Shown, StringComparison.Ordinal);
        Assert.Contains("Warning: Slack did not give a shared file out (status 302)", bot.Log.Lines);
    }

    [Fact]
    public async Task A_question_with_a_picture_is_a_question()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);

        var answer = await bot.ReplyToAsync(await ShareAsync(bot, SlackBot.Ann, "photo.png", "Who met Carlos Diaz in Munich?"));

        Assert.Contains(MunichNews.Quote, answer.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_message_is_changed_is_not_taken_in_again()
    {
        await using var bot = await SlackBot.StartAsync([]);
        bot.Slack.Workspace.Files["/files/feeds.opml"] = Feeds;
        var shared = await ShareAsync(bot, SlackBot.Admin, "feeds.opml");
        await bot.ReplyToAsync(shared);

        await bot.Slack.EditAsync(shared, $"<@{SlackEmulator.Bot}> all of our feeds", TimeSpan.FromSeconds(5));
        await bot.StopAsync();

        Assert.Single(bot.Slack.Workspace.FilesAskedFor);
        Assert.Equal(0, bot.Slack.Api.CountOf("chat.update"));
    }

    private static Task<EmulatedMessage> ShareAsync(SlackBot bot, string user, string name, string text = "", string channel = SlackBot.Channel) =>
        ShareAsync(bot, user, [FileOf(bot, name)], text, channel);

    private static Task<EmulatedMessage> ShareAsync(SlackBot bot, string user, JsonObject[] files, string text = "", string channel = SlackBot.Channel)
    {
        bot.Time.Advance(TimeSpan.FromSeconds(2));
        return bot.Slack.SayAsync(channel, user, $"<@{SlackEmulator.Bot}> {text}", write: content =>
        {
            content["subtype"] = "file_share";
            content["files"] = new JsonArray(files);
        });
    }

    private static JsonObject FileOf(SlackBot bot, string name, int bytes = 100) => new()
    {
        ["id"] = "F1",
        ["name"] = name,
        ["size"] = bytes,
        ["url_private"] = new Uri(bot.Slack.ApiBaseUrl, $"/files/{name}").AbsoluteUri,
        ["url_private_download"] = new Uri(bot.Slack.ApiBaseUrl, $"/files/{name}").AbsoluteUri,
    };
}
