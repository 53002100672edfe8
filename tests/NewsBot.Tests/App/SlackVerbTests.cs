using System.Text.Json;
using NewsBot.Chat.Slack;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.App;

public sealed class SlackVerbTests : IDisposable
{
    private readonly Shell _shell = new();

    [Fact]
    public async Task The_manifest_is_for_sockets_or_with_an_address_for_HTTP()
    {
        Assert.Equal(0, await _shell.RunAsync("slack", "manifest"));
        var socket = JsonElement.Parse(_shell.Out.ToString());
        _shell.Out.GetStringBuilder().Clear();
        Assert.Equal(0, await _shell.RunAsync("slack", "manifest", "--url", "https://newsbot.example.org"));
        var http = JsonElement.Parse(_shell.Out.ToString());

        Assert.True(socket.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.DoesNotContain("url\"", socket.GetRawText(), StringComparison.Ordinal);
        Assert.False(http.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.Equal("https://newsbot.example.org/slack/events", http.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("request_url").GetString());
        Assert.Equal("https://newsbot.example.org/slack/interactivity", http.GetProperty("settings").GetProperty("interactivity").GetProperty("request_url").GetString());
        Assert.Equal("https://newsbot.example.org/slack/commands", http.GetProperty("features").GetProperty("slash_commands")[0].GetProperty("url").GetString());
        Assert.InRange(socket.GetProperty("display_information").GetProperty("name").GetString()!.Length, 1, 35);
        Assert.InRange(socket.GetProperty("display_information").GetProperty("description").GetString()!.Length, 1, 140);
    }

    [Fact]
    public async Task An_address_that_is_not_https_is_wrong_usage()
    {
        Assert.Equal(2, await _shell.RunAsync("slack", "manifest", "--url", "http://newsbot.example.org"));
        Assert.Contains("is no https address", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_looks_at_tokens_scopes_and_the_socket()
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System);
        string[] settings = [$"--Slack:ApiBaseUrl={slack.ApiBaseUrl}", $"--Slack:BotToken={SlackEmulator.BotToken}", $"--Slack:AppToken={SlackEmulator.AppToken}"];

        await _shell.RunAsync(["doctor", .. settings]);
        var well = _shell.Out.ToString();
        slack.Api.Scopes.Remove("users:read");
        await _shell.RunAsync(["doctor", .. settings]);
        slack.Api.AcceptsTokens = false;
        await _shell.RunAsync(["doctor", .. settings]);
        await _shell.RunAsync("doctor", "--Slack:BotToken=xoxb-1", "--Slack:Mode=Http", "--Slack:SigningSecret=short", $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}");
        await _shell.RunAsync("doctor", "--Slack:BotToken=nonsense");
        await _shell.RunAsync("doctor", $"--Slack:BotToken={SlackEmulator.BotToken}", "--Slack:ApiBaseUrl=nonsense");
        var ill = _shell.Out.ToString()[well.Length..];

        Assert.Contains("ok       slack: the bot's token is accepted in the workspace Emulated, with all scopes\n", well, StringComparison.Ordinal);
        Assert.Contains("ok       slack: the app's token is accepted, and a socket can be opened\n", well, StringComparison.Ordinal);
        Assert.Contains("problem  slack: the bot's token lacks users:read; ", ill, StringComparison.Ordinal);
        Assert.Contains("problem  slack: Slack does not accept the bot's token (invalid_auth); ", ill, StringComparison.Ordinal);
        Assert.Contains("problem  slack: Slack does not accept the app's token (invalid_auth); ", ill, StringComparison.Ordinal);
        Assert.Contains("problem  slack: the signing secret is not of 32 hexadecimal digits", ill, StringComparison.Ordinal);
        Assert.Contains("problem  slack: Slack:BotToken must be the token that begins with xoxb-", ill, StringComparison.Ordinal);
        Assert.Contains("problem  slack: Slack:ApiBaseUrl must be an https address", ill, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", well + ill, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_and_scope_of_the_manifest_is_used()
    {
        var manifest = SlackManifest.Write(address: null);

        foreach (var part in (string[])["app_mention\"", "message.channels", "message.groups", "message.im", "message.mpim", "app_home_opened", "assistant_thread_started", "ask_about"])
            Assert.Contains(part, manifest, StringComparison.Ordinal);
        Assert.All(SlackManifest.Scopes, scope => Assert.NotEmpty(scope.Value));
    }

    [Fact]
    public void The_manifest_asks_for_the_scopes_that_its_events_commands_and_calls_need_and_for_no_others()
    {
        var manifest = JsonElement.Parse(SlackManifest.Write(address: null));
        var events = manifest.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("bot_events").EnumerateArray().Select(name => name.GetString()!).ToList();
        var scopes = manifest.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot").EnumerateArray().Select(name => name.GetString()!);

        var needed = events.Select(ScopeOf).OfType<string>().Concat(EmulatedWebApi.ScopesOfAll).Append("commands").Append("files:read").Distinct();

        Assert.Equal(needed.Order(StringComparer.Ordinal), scopes.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _shell.Dispose();

    /// <summary>What Slack asks of an app that is told of such events; null for nothing.</summary>
    private static string? ScopeOf(string name) => name switch
    {
        "app_mention" => "app_mentions:read",
        "assistant_thread_started" => "assistant:write",
        "message.channels" => "channels:history",
        "message.groups" => "groups:history",
        "message.im" => "im:history",
        "message.mpim" => "mpim:history",
        "app_home_opened" or "app_uninstalled" or "tokens_revoked" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "an event that nobody takes"),
    };
}
