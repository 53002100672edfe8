using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Chat.Slack;

/// <summary>What the owner pastes to make the app: it may do what the bot's features need, and nothing else.</summary>
internal static class SlackManifest
{
    /// <summary>What the bot may do, and what for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Scopes = new Dictionary<string, string>
    {
        ["app_mentions:read"] = "mentions",
        ["assistant:write"] = "suggestions in threads with the assistant",
        ["channels:history"] = "follow-ups, edits and deletions in public channels",
        ["chat:write"] = "replies",
        ["commands"] = "/newsbot and the message shortcut",
        ["files:read"] = "lists of feeds and bulk files that admins share",
        ["groups:history"] = "follow-ups, edits and deletions in private channels",
        ["im:history"] = "direct messages",
        ["mpim:history"] = "follow-ups, edits and deletions in group messages",
        ["users:read"] = "who is an admin of the workspace, and everyone's language and time zone",
    };

    private static readonly string[] Events =
    [
        "app_home_opened", "app_mention", "app_uninstalled", "assistant_thread_started", "message.channels", "message.groups", "message.im", "message.mpim", "tokens_revoked",
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The manifest as JSON; for HTTP with the address at which the bot is reached, for Socket Mode with none.</summary>
    public static string Write(Uri? address) => new JsonObject
    {
        ["display_information"] = new JsonObject
        {
            ["name"] = "NewsBot",
            ["description"] = "Answers questions about ingested news with verbatim quotes",
            ["background_color"] = "#1d3557",
        },
        ["features"] = new JsonObject
        {
            ["app_home"] = new JsonObject { ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
            ["bot_user"] = new JsonObject { ["display_name"] = "newsbot", ["always_online"] = true },
            ["assistant_view"] = new JsonObject { ["assistant_description"] = "Answers questions about ingested news with verbatim quotes" },
            ["shortcuts"] = new JsonArray(new JsonObject
            {
                ["name"] = "Ask about this",
                ["type"] = "message",
                ["callback_id"] = SlackOrder.AskAbout,
                ["description"] = "Look the message up in the news",
            }),
            ["slash_commands"] = new JsonArray(With(address, SlackEndpoints.Commands, "url", new JsonObject
            {
                ["command"] = "/newsbot",
                ["description"] = "Ask the ingested news",
                ["usage_hint"] = "QUESTION | headlines | sources | status | help",
                ["should_escape"] = false,
            })),
        },
        ["oauth_config"] = new JsonObject { ["scopes"] = new JsonObject { ["bot"] = Names(Scopes.Keys) } },
        ["settings"] = new JsonObject
        {
            ["event_subscriptions"] = With(address, SlackEndpoints.Events, "request_url", new JsonObject { ["bot_events"] = Names(Events) }),
            ["interactivity"] = With(address, SlackEndpoints.Interactivity, "request_url", new JsonObject { ["is_enabled"] = true }),
            ["org_deploy_enabled"] = false,
            ["socket_mode_enabled"] = address is null,
            ["token_rotation_enabled"] = false,
        },
    }.ToJsonString(Indented);

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonObject With(Uri? address, string path, string name, JsonObject part)
    {
        if (address is not null)
            part[name] = new Uri(address, path).AbsoluteUri;
        return part;
    }
}
