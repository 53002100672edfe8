using System.Globalization;
using System.Text.Json;
using NewsBot.Chat.Slack.Protocol;

namespace NewsBot.Chat.Slack;

/// <summary>What happened, as far as it is of use.</summary>
internal abstract record SlackEvent
{
    private static readonly TimeSpan EditWindow = TimeSpan.FromMinutes(1);

    /// <summary>A person wrote a message.</summary>
    public sealed record Said(SlackSaying Saying) : SlackEvent;

    /// <summary>They changed it, soon after.</summary>
    public sealed record Changed(SlackSaying Saying) : SlackEvent;

    /// <summary>It is gone.</summary>
    public sealed record Gone(string MessageKey, string Channel) : SlackEvent;

    /// <summary>Someone looks at the bot's own page.</summary>
    public sealed record HomeOpened(string UserId) : SlackEvent;

    /// <summary>Someone began to talk with the assistant.</summary>
    public sealed record AssistantOpened(SlackPlace Thread, string UserId) : SlackEvent;

    /// <summary>The bot may no longer be here, and why.</summary>
    public sealed record Ended(string Problem) : SlackEvent;

    /// <summary>Slack holds events back.</summary>
    public sealed record HeldBack : SlackEvent;

    /// <summary>Reads the payload of an event; null where it is nothing for the bot.</summary>
    /// <exception cref="FormatException">It is not what it says.</exception>
    public static SlackEvent? Read(JsonElement payload, string botUserId)
    {
        if (payload.TextOf("type") == "app_rate_limited")
            return new HeldBack();
        var data = payload.At("event");
        return data.Needed("type") switch
        {
            "app_mention" or "message" => ReadMessage(payload.Needed("team_id"), data, botUserId),
            "app_home_opened" when data.TextOf("tab") is "home" => new HomeOpened(data.Needed("user")),
            "assistant_thread_started" => ReadAssistant(data.At("assistant_thread")),
            "app_uninstalled" => new Ended("The app was uninstalled from the workspace; install it again at api.slack.com/apps."),
            "tokens_revoked" when data.At("tokens", "bot").Items().Any() => new Ended("The bot's token was revoked; install the app again at api.slack.com/apps and set Slack:BotToken."),
            _ => null,
        };
    }

    private static AssistantOpened ReadAssistant(JsonElement thread) =>
        new(new SlackPlace(thread.Needed("channel_id"), thread.Needed("thread_ts")), thread.Needed("user_id"));

    private static SlackEvent? ReadMessage(string team, JsonElement data, string botUserId)
    {
        var channel = data.Needed("channel");
        switch (data.TextOf("subtype"))
        {
            case null or "file_share" or "thread_broadcast":
                return SayingOf(team, channel, data, botUserId) is { } said ? new Said(said) : null;
            case "message_deleted":
                return new Gone(SlackSaying.KeyOf(team, channel, data.Needed("deleted_ts")), channel);
            case "message_changed" when data.At("message").TextOf("subtype") == "tombstone": // so is the first message of a thread that goes on
                return new Gone(SlackSaying.KeyOf(team, channel, data.At("message").Needed("ts")), channel);
            case "message_changed":
                var (now, before) = (data.At("message"), data.At("previous_message"));
                var isMeant = now.TextOf("text") != before.TextOf("text") && IsSoon(now); // a preview of a link changes a message too
                return isMeant && SayingOf(team, channel, now, botUserId) is { } changed ? new Changed(changed) : null;
            default:
                return null;
        }
    }

    private static bool IsSoon(JsonElement message) =>
        TimeOf(message.Needed("ts")) is var written && message.At("edited").TextOf("ts") is { } edited && TimeOf(edited) - written <= EditWindow.TotalSeconds;

    private static double TimeOf(string ts) => double.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        ? seconds
        : throw new FormatException("a ts is no time");

    /// <summary>Null for what bots say, this one too.</summary>
    private static SlackSaying? SayingOf(string team, string channel, JsonElement message, string botUserId)
    {
        if (message.TextOf("bot_id") is not null || message.TextOf("user") is not { } user || user == botUserId)
            return null;
        return new SlackSaying(team, new SlackPlace(channel, message.TextOf("thread_ts")), message.Needed("ts"), user, message.TextOf("text") ?? "")
        {
            Files = [.. message.At("files").Items().Select(SharedFile.Read).OfType<SharedFile>()],
        };
    }
}

/// <summary>What a person said.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Place">Where.</param>
/// <param name="Ts">Slack's id of the message within the channel.</param>
/// <param name="UserId">Who.</param>
/// <param name="Text">In Slack's markup.</param>
internal sealed record SlackSaying(string Team, SlackPlace Place, string Ts, string UserId, string Text)
{
    public IReadOnlyList<SharedFile> Files { get; init; } = [];

    /// <summary>Names the message.</summary>
    public string Key => KeyOf(Team, Place.Channel, Ts);

    /// <summary>Names the thread that it is in, or that it begins.</summary>
    public string ThreadKey => KeyOf(Team, Place.Channel, ReplyPlace.Thread!);

    /// <summary>Where it is answered: in its thread, never below a reply.</summary>
    public SlackPlace ReplyPlace => Place with { Thread = Place.Thread ?? Ts };

    /// <summary>Whether a thread begins, or may begin, with it.</summary>
    public bool IsBeginning => Place.Thread is null || Place.Thread == Ts;

    public static string KeyOf(string team, string channel, string ts) => $"{SlackAdapter.Chat} {team} {channel} {ts}";
}

/// <summary>A file that was shared with a message.</summary>
internal sealed record SharedFile(string Name, Uri Address, long Bytes)
{
    public static SharedFile? Read(JsonElement file) =>
        file.TextOf("name") is { } name && Uri.TryCreate(file.TextOf("url_private_download") ?? file.TextOf("url_private"), UriKind.Absolute, out var address)
            ? new SharedFile(name, address, file.At("size") is { ValueKind: JsonValueKind.Number } size ? size.GetInt64() : 0)
            : null;
}
