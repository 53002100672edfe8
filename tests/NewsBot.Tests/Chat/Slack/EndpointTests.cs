using System.Net;
using System.Text.Json.Nodes;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

public sealed class EndpointTests
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_Slack_did_not_sign_is_refused_and_nothing_is_taken()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, "Slack:Mode=Http");
        var sender = bot.Slack.Sender!;
        var asked = bot.Slack.Workspace.Write(SlackBot.Channel, SlackBot.Ann, $"<@{SlackEmulator.Bot}> Who met?", thread: null);
        var body = bot.Slack.PayloadOf(asked.ToEvent("app_mention")).ToJsonString();

        List<HttpStatusCode> codes = [];
        foreach (var path in (string[])["/slack/events", "/slack/commands", "/slack/interactivity"])
        {
            codes.Add((await sender.PostAsync(path, body, Json, secret: "another")).StatusCode);
            codes.Add((await sender.PostAsync(path, body, Json, offset: TimeSpan.FromSeconds(301))).StatusCode);
            codes.Add((await sender.PostAsync(path, body, Json, offset: TimeSpan.FromSeconds(-301))).StatusCode);
            codes.Add((await sender.PostAsync(path, body, Json, timestamp: null, signature: null)).StatusCode);
        }

        await bot.StopAsync();
        Assert.All(codes, code => Assert.Equal(HttpStatusCode.Unauthorized, code));
        Assert.Empty(bot.Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task The_address_is_verified_by_its_challenge()
    {
        await using var bot = await SlackBot.StartAsync([], "Slack:Mode=Http");

        using var response = await bot.Slack.Sender!.PostAsync("/slack/events", """{"type":"url_verification","token":"t","challenge":"3eZbrw1a"}""", Json);

        Assert.Equal((HttpStatusCode.OK, "3eZbrw1a"), (response.StatusCode, await response.Content.ReadAsStringAsync(Ct)));
    }

    [Fact]
    public async Task A_check_of_the_certificate_is_answered_with_nothing()
    {
        await using var bot = await SlackBot.StartAsync([], "Slack:Mode=Http");

        using var response = await bot.Slack.Sender!.PostAsync("/slack/commands", "token=t&ssl_check=1", Form);

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Ct)));
    }

    [Theory]
    [InlineData("/slack/events", "{")]
    [InlineData("/slack/events", "[]")]
    [InlineData("/slack/events", "{}")]
    [InlineData("/slack/events", """{"type":"url_verification"}""")]
    [InlineData("/slack/events", """{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","text":"\ud800","channel":"C1","ts":"1.1","user":"U1"}}""")]
    [InlineData("/slack/events", """{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","text":7,"user":"U1"}}""")]
    [InlineData("/slack/commands", "")]
    [InlineData("/slack/commands", "command=%2Fnewsbot&text=%ff&user_id=U1")]
    [InlineData("/slack/commands", "command=%2Fnewsbot&user_id=U1&channel_id=C1&trigger_id=1&response_url=ftp://example.com/")]
    [InlineData("/slack/interactivity", "payload=")]
    [InlineData("/slack/interactivity", "payload=7")]
    [InlineData("/slack/interactivity", """payload={"type":"block_actions","channel":{"id":"C1"},"response_url":"https://x/"}""")]
    public async Task A_rightly_signed_body_of_a_wrong_shape_is_a_bad_request(string path, string body)
    {
        await using var bot = await SlackBot.StartAsync([], "Slack:Mode=Http");

        using var response = await bot.Slack.Sender!.PostAsync(path, body, path.EndsWith("events", StringComparison.Ordinal) ? Json : Form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("1", Assert.Single(response.Headers.GetValues("X-Slack-No-Retry"))); // it would be no better
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var bot = await SlackBot.StartAsync([], "Slack:Mode=Http");

        using var response = await bot.Slack.Sender!.PostAsync("/slack/events", new string(' ', 1024 * 1024 + 1), Json);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task What_is_of_no_use_is_acknowledged()
    {
        await using var bot = await SlackBot.StartAsync(MunichNews.All, "Slack:Mode=Http");

        await bot.Slack.TellAsync(new() { ["type"] = "reaction_added", ["user"] = SlackBot.Ann });
        await bot.Slack.DeliverAsync("interactive", new() { ["type"] = "view_submission" });
        var link = bot.Slack.Workspace.Press(await bot.AskAsync("Who met?"), "Context [1]", SlackBot.Ann).Payload;
        link["actions"]![0]!.AsObject().Remove("value");
        await bot.Slack.DeliverAsync("interactive", link);
        await bot.Slack.DeliverAsync("events_api", new() { ["type"] = "app_rate_limited", ["team_id"] = SlackEmulator.Team, ["minute_rate_limited"] = 1 });

        Assert.Contains("Warning: Slack holds events back, because there were too many", bot.Log.Lines);
    }

    [Theory]
    [InlineData("app_uninstalled", "The app was uninstalled")]
    [InlineData("tokens_revoked", "The bot's token was revoked")]
    public async Task It_is_ready_once_it_is_connected_and_not_when_the_app_may_do_nothing_any_more(string type, string problem)
    {
        await using var bot = await SlackBot.StartAsync([]);
        using var http = new HttpClient { BaseAddress = bot.Address };

        Assert.Contains("slack: ready\n", await http.GetStringAsync("/readyz", Ct), StringComparison.Ordinal);
        await bot.Slack.TellAsync(new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U1"), ["bot"] = new JsonArray() } });
        Assert.Contains("slack: ready\n", await http.GetStringAsync("/readyz", Ct), StringComparison.Ordinal);
        await bot.Slack.TellAsync(new() { ["type"] = type, ["tokens"] = new JsonObject { ["bot"] = new JsonArray(SlackEmulator.Bot) } });
        using var after = await http.GetAsync("/readyz", Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, after.StatusCode);
        Assert.Contains($"slack: {problem}", await after.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_sockets_nothing_listens_for_Slack()
    {
        await using var bot = await SlackBot.StartAsync([]);
        using var sender = new EventSender(bot.Address, bot.Time);

        Assert.Equal(HttpStatusCode.NotFound, (await sender.PostAsync("/slack/events", "{}", Json)).StatusCode);
    }
}
