using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>The calls of the Web API that the bot makes.</summary>
internal sealed class SlackApi(SlackRest rest)
{
    /// <summary>What the bot notes in its messages, to know them again.</summary>
    public const string ReplyEvent = "newsbot_reply";

    private const int MostReplies = 200;

    private static readonly TimeSpan PostSpacing = TimeSpan.FromSeconds(1);

    /// <summary>Who the bot is.</summary>
    public async Task<SlackResult> TestAuthAsync(CancellationToken ct) => await rest.SendAsync(new SlackCall("auth.test") { IsRepeatable = true }, ct);

    /// <summary>Reads what <see cref="TestAuthAsync"/> was told.</summary>
    public static SlackIdentity IdentityOf(SlackResult.Done done) =>
        new(done.Answer.TextOf("team_id") ?? "", done.Answer.TextOf("team") ?? "", done.Answer.TextOf("user_id") ?? "") { Scopes = done.Scopes };

    /// <summary>An address for one socket.</summary>
    public async Task<SocketAddress> OpenSocketAsync(CancellationToken ct) =>
        await rest.SendAsync(new SlackCall("apps.connections.open") { IsOfApp = true, IsRepeatable = true }, ct) switch
        {
            SlackResult.Done { Answer: var answer } when Uri.TryCreate(answer.TextOf("url"), UriKind.Absolute, out var address) => new SocketAddress.At(address),
            SlackResult.Refused { Error: var error } when SlackErrors.AreFinal(error) =>
                new SocketAddress.Never($"Slack does not accept the app's token ({error}); make one with the scope connections:write at api.slack.com/apps under Basic Information, and set Slack:AppToken."),
            _ => new SocketAddress.Later(),
        };

    /// <summary>Posts a message that carries <paramref name="key"/>; gives its <c>ts</c> as the answer's. Not again where it may have been posted.</summary>
    public Task<SlackResult> PostAsync(SlackPlace place, SlackMessage message, string? key, CancellationToken ct) => rest.SendAsync(
        new SlackCall(
            "chat.postMessage",
            ("channel", place.Channel), ("thread_ts", place.Thread), ("text", message.Text), ("blocks", message.BlocksAsText), ("metadata", key is null ? null : MetadataOf(key)),
            ("unfurl_links", "false"), ("unfurl_media", "false"))
        {
            Channel = place.Channel,
            Spacing = PostSpacing,
        },
        ct);

    /// <summary>The <c>ts</c> of the bot's message in a thread that carries <paramref name="key"/>; null where there is none.</summary>
    /// <returns>Whether Slack told.</returns>
    public async Task<(bool IsKnown, string? Ts)> FindPostAsync(SlackPlace place, string key, string botUserId, CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var call = new SlackCall(
                "conversations.replies",
                ("channel", place.Channel), ("ts", place.Thread), ("include_all_metadata", "true"), ("limit", $"{MostReplies}"), ("cursor", cursor))
            { IsRepeatable = true };
            switch (await rest.SendAsync(call, ct))
            {
                case SlackResult.Refused { Error: "thread_not_found" or "channel_not_found" or "message_not_found" }:
                    return (true, null);
                case SlackResult.Done { Answer: var answer }:
                    if (answer.At("messages").Items().Where(m => m.TextOf("user") == botUserId && KeyOf(m) == key).Select(m => m.TextOf("ts")).FirstOrDefault() is { } found)
                        return (true, found);
                    cursor = answer.At("response_metadata").TextOf("next_cursor");
                    break;
                default:
                    return (false, null);
            }
        }
        while (!string.IsNullOrEmpty(cursor));
        return (true, null);
    }

    /// <summary>Changes a message of the bot's; that no name in it is looked for must be said here, and is so in a post.</summary>
    public Task<SlackResult> UpdateAsync(string channel, string ts, SlackMessage message, CancellationToken ct) => rest.SendAsync(
        new SlackCall("chat.update", ("channel", channel), ("ts", ts), ("parse", "none"), ("text", message.Text), ("blocks", message.BlocksAsText ?? "[]")) { IsRepeatable = true },
        ct);

    /// <summary>Takes a message of the bot's away; that it is gone already is as well.</summary>
    public Task<SlackResult> DeleteAsync(string channel, string ts, CancellationToken ct) =>
        rest.SendAsync(new SlackCall("chat.delete", ("channel", channel), ("ts", ts)) { IsRepeatable = true }, ct);

    /// <summary>Posts what one person sees only.</summary>
    public Task<SlackResult> PostEphemeralAsync(SlackPlace place, string userId, SlackMessage message, CancellationToken ct) => rest.SendAsync(
        new SlackCall(
            "chat.postEphemeral",
            ("channel", place.Channel), ("thread_ts", place.Thread), ("user", userId), ("text", message.Text), ("blocks", message.BlocksAsText))
        { Channel = place.Channel },
        ct);

    /// <summary>Answers a command or a button where it was given.</summary>
    public Task<SlackResult> RespondAsync(Uri responseUrl, SlackMessage message, bool toAll, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["response_type"] = toAll ? "in_channel" : "ephemeral",
            ["replace_original"] = false,
            ["text"] = message.Text,
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        if (message.Blocks.Count > 0)
            body["blocks"] = message.Blocks.DeepClone();
        return rest.RespondAsync(responseUrl, JsonSerializer.SerializeToUtf8Bytes(body), ct);
    }

    /// <summary>What is known of a person; null where Slack did not say.</summary>
    public async Task<SlackUser?> FindUserAsync(string userId, string teamId, CancellationToken ct) =>
        await rest.SendAsync(new SlackCall("users.info", ("user", userId), ("include_locale", "true")) { IsRepeatable = true }, ct) switch
        {
            SlackResult.Done { Answer: var answer } => UserOf(answer.At("user"), teamId),
            SlackResult.Refused { Error: "user_not_found" or "user_not_visible" } => SlackUser.Unknown,
            _ => null,
        };

    /// <summary>Shows the bot's own page to a person.</summary>
    public Task<SlackResult> PublishHomeAsync(string userId, JsonArray blocks, CancellationToken ct) => rest.SendAsync(
        new SlackCall("views.publish", ("user_id", userId), ("view", new JsonObject { ["type"] = "home", ["blocks"] = blocks }.ToJsonString())) { IsRepeatable = true },
        ct);

    /// <summary>Suggests questions in a thread with the assistant.</summary>
    public Task<SlackResult> SuggestAsync(SlackPlace thread, string title, IEnumerable<SuggestedPrompt> prompts, CancellationToken ct) => rest.SendAsync(
        new SlackCall(
            "assistant.threads.setSuggestedPrompts",
            ("channel_id", thread.Channel),
            ("thread_ts", thread.Thread),
            ("title", title),
            ("prompts", new JsonArray([.. prompts.Select(prompt => new JsonObject { ["title"] = prompt.Title, ["message"] = prompt.Message })]).ToJsonString()))
        { IsRepeatable = true },
        ct);

    /// <summary>Someone of another workspace may be an admin there, which is nothing here.</summary>
    private static SlackUser UserOf(JsonElement user, string teamId) =>
        new((user.Says("is_admin") || user.Says("is_owner")) && user.TextOf("team_id") == teamId && !user.Says("deleted"))
        {
            Locale = user.TextOf("locale"),
            TimeZone = user.TextOf("tz"),
        };

    private static string MetadataOf(string key) =>
        new JsonObject { ["event_type"] = ReplyEvent, ["event_payload"] = new JsonObject { ["key"] = key } }.ToJsonString();

    private static string? KeyOf(JsonElement message) =>
        message.At("metadata").TextOf("event_type") == ReplyEvent ? message.At("metadata", "event_payload").TextOf("key") : null;
}

/// <summary>Something that can be asked with one press.</summary>
internal sealed record SuggestedPrompt(string Title, string Message);
