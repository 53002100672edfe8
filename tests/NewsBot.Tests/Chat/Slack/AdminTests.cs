using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Commands;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class AdminTests
{
    private const string Remove = "articles remove https://example.com/munich";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_are_listed_and_admins_of_the_workspace_may_change_what_is_ingested_and_it_is_noted()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Workspace.Users["U0005"] = new JsonObject { ["id"] = "U0005", ["team_id"] = SlackEmulator.Team, ["is_admin"] = true };

        Assert.Equal("removed https://example.com/munich", (await bot.CommandAsync(Remove, SlackBot.Admin)).Shown);
        Assert.Equal("removed https://example.com/again", (await bot.AskAsync("articles remove <https://example.com/again>", user: "U0005")).Shown);

        var noted = await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(since: null, Ct);
        Assert.Equal(
            [("slack", SlackBot.Admin, SlackBot.Channel, "articles remove https://example.com/munich"), ("slack", "U0005", SlackBot.Channel, "articles remove https://example.com/again")],
            noted.Select(entry => (entry.Platform, entry.UserId, entry.Place!, entry.What)));
    }

    [Fact]
    public async Task Others_may_not_and_neither_may_admins_of_another_workspace()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Workspace.Users["U0006"] = new JsonObject { ["id"] = "U0006", ["team_id"] = "T0002", ["is_admin"] = true, ["is_owner"] = true };

        foreach (var user in (string[])[SlackBot.Ann, "U0006"])
        {
            Assert.Equal("Only an admin of this bot may use \"articles remove\".", (await bot.CommandAsync(Remove, user)).Shown);
            Assert.Equal("Only an admin of this bot may use \"articles remove\".", (await bot.AskAsync(Remove, user: user)).Shown);
            Assert.Equal("Only an admin of this bot may use \"articles remove\".", (await bot.ReplyToAsync(await bot.SayAsync(Remove, channel: SlackBot.Direct, user: user))).Shown);
        }

        var tried = await bot.Services.GetRequiredService<IAuditLog>().ReadAsync(since: null, Ct);
        Assert.Equal([SlackBot.Ann, "U0006"], tried.Select(entry => entry.UserId));
        Assert.All(tried, entry => Assert.StartsWith($"{Remove}: refused: Only an admin", $"{entry.What}: {entry.Outcome}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("feeds list", "There are no feeds.")]
    [InlineData("feeds add", "Name the address of a feed")]
    [InlineData("feeds remove 7", "There is no feed 7")]
    [InlineData("feeds check 7", "There is no feed 7")]
    [InlineData("feeds pause 7", "There is no feed 7")]
    [InlineData("feeds resume 7", "There is no feed 7")]
    [InlineData("ingest", "Name what to ingest")]
    [InlineData("import", "Send a file along; ")]
    [InlineData("feeds import", "Send an OPML file along; ")]
    public async Task What_changes_the_archive_can_be_typed_mentioned_and_sent(string command, string expected)
    {
        await using var bot = await SlackBot.StartAsync([]);

        Assert.StartsWith(expected, (await bot.CommandAsync(command, SlackBot.Admin)).Shown, StringComparison.Ordinal);
        Assert.StartsWith(expected, (await bot.AskAsync(command, user: SlackBot.Admin)).Shown, StringComparison.Ordinal);
        Assert.StartsWith(expected, (await bot.ReplyToAsync(await bot.SayAsync(command, channel: SlackBot.Direct, user: SlackBot.Admin))).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Slack_does_not_tell_who_asks_an_answer_does_not_wait_for_long()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        bot.Slack.Api.Fault = method => method == "users.info" ? new ApiFault.Held(bot.Slack.Silence) : null;

        var asked = await bot.SayAsync($"<@{SlackEmulator.Bot}> Who met Carlos Diaz in Munich?");
        await bot.Time.NextWaitAsync(span => span == TimeSpan.FromSeconds(3), bot.Slack.Patience);
        bot.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Contains(MunichNews.Quote, (await bot.ReplyToAsync(asked)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_someone_is_an_admin_is_asked_again_after_a_while()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All);
        await bot.AskAsync("help");
        bot.Slack.Workspace.Users[SlackBot.Ann] = new JsonObject { ["id"] = SlackBot.Ann, ["team_id"] = SlackEmulator.Team, ["is_owner"] = true };

        Assert.DoesNotContain("ingest: ", (await bot.AskAsync("help")).Shown, StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("ingest: ", (await bot.AskAsync("help")).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest http://127.0.0.1/page", "The address is not in the public internet.")]
    [InlineData("ingest http://metadata.internal.example/", "metadata")]
    [InlineData("ingest /etc/hosts.txt", "Files and folders can be named at the terminal only.")]
    public async Task What_must_not_be_fetched_is_refused_at_once(string command, string expected)
    {
        await using var bot = await SlackBot.StartAsync([]);

        Assert.Contains(expected, (await bot.CommandAsync(command, SlackBot.Admin)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_admins_did_not_ask_for_is_told_in_their_channel()
    {
        await using var bot = await SlackBot.StartAsync([], "Slack:AdminChannelId=C0ADMIN");

        foreach (var place in bot.Services.GetServices<NewsBot.Ingestion.Feeds.IAdminPlace>())
            await place.TellAsync("A feed <fails>.", Ct);

        Assert.Equal("A feed <fails>.", Assert.Single(bot.Slack.Workspace.In("C0ADMIN")).Shown);
    }
}
