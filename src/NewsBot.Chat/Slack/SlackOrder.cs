using System.Text.Json;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>What someone wants by a slash command, a button or a shortcut.</summary>
/// <param name="Id">Names it, however often it is delivered.</param>
/// <param name="UserId">Who.</param>
/// <param name="Place">Where.</param>
/// <param name="ResponseUrl">Where it can be answered for a while. A secret.</param>
internal sealed record SlackOrder(string Id, string UserId, SlackPlace Place, Uri ResponseUrl)
{
    /// <summary>The id of the message shortcut.</summary>
    public const string AskAbout = "ask_about";

    private const int LongestQuestion = 200;

    /// <summary>The command; empty for a button that is not known any more.</summary>
    public string Command { get; private init; } = "";

    public string Text { get; private init; } = "";

    public string UserName { get; private init; } = "";

    /// <summary>The question, shortened, for Slack does not show it; empty where it was none.</summary>
    public string Question { get; private init; } = "";

    /// <summary>Whether the reply is for all in the channel.</summary>
    public bool IsForAll { get; private init; }

    public bool IsShortcut { get; private init; }

    /// <summary>Whether it came from a button of a message that all see.</summary>
    public bool IsBelowMessage { get; private init; }

    /// <summary>The response URL does not show in a log.</summary>
    public override string ToString() => Command;

    /// <summary>Reads a slash command.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SlackOrder OfCommand(JsonElement payload)
    {
        var spoken = SpokenCommand.Read(SlackText.Plain(payload.TextOf("text") ?? ""));
        return Of(payload, payload.Needed("user_id"), new SlackPlace(payload.Needed("channel_id"), null)) with
        {
            Command = spoken.Command,
            Text = spoken.Text,
            Question = QuestionOf(spoken.Command, spoken.Text),
            UserName = payload.TextOf("user_name") ?? "",
        };
    }

    /// <summary>Reads a pressed button or a shortcut; null for what needs no reply.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SlackOrder? OfInteraction(JsonElement payload)
    {
        var type = payload.Needed("type");
        if (!(type == "message_action" && payload.TextOf("callback_id") == AskAbout) && type != "block_actions")
            return null;
        var channel = payload.At("channel").TextOf("id") ?? payload.At("container").TextOf("channel_id");
        if (channel is null || payload.TextOf("response_url") is null)
            return null; // a button of the bot's own page
        var order = Of(payload, payload.At("user").Needed("id"), new SlackPlace(channel, null)) with { UserName = NameOf(payload.At("user")) };
        return type == "message_action" ? order.WithMessage(payload.At("message")) : order.WithButton(payload);
    }

    private static SlackOrder Of(JsonElement payload, string userId, SlackPlace place) =>
        new(payload.Needed("trigger_id"), userId, place, AddressOf(payload.Needed("response_url")));

    private SlackOrder WithMessage(JsonElement message)
    {
        var text = TextCut.To(SlackText.Plain(message.TextOf("text") ?? ""), QuestionForm.MaxLength);
        return this with { Command = SpokenCommand.Ask, Text = text, Question = QuestionOf(SpokenCommand.Ask, text), IsShortcut = true };
    }

    private SlackOrder? WithButton(JsonElement payload)
    {
        var action = payload.At("actions").Items().FirstOrDefault();
        if (action.TextOf("value") is not { } value)
            return null; // a link, which opens by itself
        var container = payload.At("container");
        var below = container.Says("is_ephemeral")
            ? this
            : this with { IsBelowMessage = true, Place = Place with { Thread = container.TextOf("thread_ts") ?? container.TextOf("message_ts") } };
        return action.Needed("action_id").Split(':')[0] switch
        {
            AnswerAction.More => below with { Command = "more", Text = value },
            AnswerAction.Context => below with { Command = "context", Text = value },
            AnswerAction.Share => this with { Command = "show", Text = value, IsForAll = true },
            _ => below,
        };
    }

    private static string QuestionOf(string command, string text) => command == SpokenCommand.Ask ? TextCut.To(text, LongestQuestion) : "";

    private static string NameOf(JsonElement user) => user.TextOf("name") ?? user.TextOf("username") ?? "";

    private static Uri AddressOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback)
        ? address
        : throw new FormatException("the response_url is no address");
}
