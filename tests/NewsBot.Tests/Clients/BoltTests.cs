using System.Net;
using System.Text.Json.Nodes;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Clients;

/// <summary>The emulated Slack holds for Slack's own Bolt.</summary>
public sealed class BoltTests : IAsyncDisposable
{
    private const string Channel = "C0001";
    private const string Ann = "U0001";
    private const string Json = "application/json";

    private SlackEmulator? _slack;
    private NodeProgram? _app;

    private SlackEmulator Slack => _slack!;

    private NodeProgram App => _app!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_answers_a_mention_in_its_thread(bool isHttp)
    {
        await StartAsync(isHttp);

        var asked = await App.WhileItRunsAsync(SayAsync("Who met?"));
        var reply = await App.WhileItRunsAsync(Slack.Workspace.ReplyToAsync(asked));
        var said = await App.NextAsync("said");
        var further = await App.WhileItRunsAsync(SayAsync("And when?", asked.Ts));
        var second = await App.WhileItRunsAsync(Slack.Workspace.ReplyToAsync(further));

        Assert.Equal((asked.Ts, "answer to Who met?", "Two met."), (reply.Thread, reply.Text, reply.Shown.TrimEnd()));
        Assert.Equal($$"""{"kind":"said","channel":"{{Channel}}","text":"answer to Who met?"}""", said.GetRawText());
        Assert.Equal((asked.Ts, "answer to And when?"), (second.Thread, second.Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_acknowledges_commands_buttons_and_shortcuts_and_responds(bool isHttp)
    {
        await StartAsync(isHttp);
        var reply = await App.WhileItRunsAsync(Slack.Workspace.ReplyToAsync(await SayAsync("Who met?")));

        var (typed, toTyped) = Slack.Workspace.Command("headlines &amp; more", Ann, Channel);
        await App.WhileItRunsAsync(Slack.DeliverAsync("slash_commands", typed));
        var (pressed, toPressed) = Slack.Workspace.Press(reply, "More", Ann);
        await App.WhileItRunsAsync(Slack.DeliverAsync("interactive", pressed));
        var (about, toAbout) = Slack.Workspace.AskAbout(reply, Ann);
        await App.WhileItRunsAsync(Slack.DeliverAsync("interactive", about));

        Assert.Equal("found headlines &amp; more", (await App.WhileItRunsAsync(Slack.Workspace.AnswerAsync(toTyped))).Text);
        Assert.Equal($"v1 of {reply.Ts}", (await App.WhileItRunsAsync(Slack.Workspace.AnswerAsync(toPressed))).Text);
        Assert.Equal("about answer to Who met?", (await App.WhileItRunsAsync(Slack.Workspace.AnswerAsync(toAbout))).Text);
    }

    [Fact]
    public async Task Its_acknowledgement_of_a_command_holds_what_is_shown_at_once()
    {
        await StartAsync();

        var envelope = await Slack.Sockets.SendAsync("slash_commands", Slack.Workspace.Command("sources", Ann, Channel).Payload);

        await App.WhileItRunsAsync(envelope.Done.Task);
        Assert.Equal("""{"text":"looking for sources"}""", envelope.Answer?.ToJsonString());
    }

    [Fact]
    public async Task It_is_pinged()
    {
        await StartAsync(); // its own pings come more rarely than those of the emulator

        await App.NextAsync("pinged");
    }

    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("warning")]
    [InlineData("")]
    public async Task It_opens_another_socket_when_one_is_to_go_or_breaks_and_answers_what_came_meanwhile(string reason)
    {
        await StartAsync(pause: 1_500);
        var first = await Slack.Sockets.NextAsync();

        if (reason.Length == 0)
            Slack.Sockets.Drop(first);
        else
            await first.LeaveAsync(reason);
        var asking = SayAsync("Who met?");
        var second = await App.WhileItRunsAsync(Slack.Sockets.NextAsync());
        var asked = await App.WhileItRunsAsync(asking);
        await App.WhileItRunsAsync(Slack.Workspace.ReplyToAsync(asked));

        Assert.Same(second, Assert.Single(Slack.Sockets.Live));
        Assert.Single(Slack.Workspace.RepliesTo(asked));
    }

    [Fact]
    public async Task It_takes_what_is_signed_with_its_secret_and_nothing_else()
    {
        await StartAsync(isHttp: true);
        var sender = Slack.Sender!;
        const string Challenge = """{"type":"url_verification","token":"legacy","challenge":"c4"}""";

        using var right = await sender.PostAsync("/slack/events", Challenge, Json);
        using var other = await sender.PostAsync("/slack/events", Challenge, Json, secret: "another");
        using var stale = await sender.PostAsync("/slack/events", Challenge, Json, TimeSpan.FromMinutes(-6));
        using var unsigned = await sender.PostAsync("/slack/events", Challenge, Json, timestamp: null, signature: null);

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal("c4", JsonNode.Parse(await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["challenge"]!.GetValue<string>());
        Assert.All([other.StatusCode, stale.StatusCode, unsigned.StatusCode], code => Assert.Equal(HttpStatusCode.Unauthorized, code));
    }

    [Fact]
    public async Task It_says_goodbye()
    {
        await StartAsync();
        var socket = await Slack.Sockets.NextAsync();

        Assert.Equal(0, await App.EndAsync());

        await socket.Gone.WaitAsync(Slack.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _slack?.Sender?.Dispose();
        if (_slack is not null)
            await _slack.DisposeAsync();
    }

    private async Task StartAsync(bool isHttp = false, int pause = 5_000)
    {
        await NodePackages.InstallOrSkipAsync();
        _slack = await SlackEmulator.StartAsync(TimeProvider.System); // Bolt looks at the clock
        _app = NodeProgram.Start("bolt.mjs", new
        {
            api = Slack.ApiBaseUrl.AbsoluteUri,
            botToken = SlackEmulator.BotToken,
            appToken = SlackEmulator.AppToken,
            signingSecret = isHttp ? SlackEmulator.SigningSecret : null,
            pause,
            blocks = Blocks,
        });
        if (isHttp)
            Slack.Sender = new EventSender(new Uri($"http://127.0.0.1:{(await App.NextAsync("started")).GetProperty("port").GetInt32()}"), TimeProvider.System);
        else
            await App.NextAsync("connected");
    }

    private static JsonArray Blocks => JsonNode.Parse("""
        [
          {"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"Two met."}]}]},
          {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"More"},"action_id":"more","value":"v1"}]}
        ]
        """)!.AsArray();

    private Task<EmulatedMessage> SayAsync(string text, string? thread = null) => Slack.SayAsync(Channel, Ann, $"<@{SlackEmulator.Bot}> {text}", thread);
}
