using System.Collections.Concurrent;
using System.Globalization;

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support.Slack;

/// <summary>What is written in the emulated workspace.</summary>
internal sealed class EmulatedWorkspace(SlackEmulator slack)
{
    private const int MostResponses = 5;

    private static readonly TimeSpan ToRespond = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly List<EmulatedMessage> _messages = [];
    private readonly ConcurrentDictionary<string, ResponseUrl> _responseUrls = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _micros;
    private int _triggers;

    /// <summary>By user: admin of this workspace or not, and their language.</summary>
    public ConcurrentDictionary<string, JsonObject> Users { get; } = new();

    /// <summary>By user.</summary>
    public ConcurrentDictionary<string, JsonObject> Homes { get; } = new();

    /// <summary>By thread.</summary>
    public ConcurrentDictionary<string, JsonArray> Prompts { get; } = new();

    /// <summary>By path.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new();

    /// <summary>The paths of the files that were asked for, given out or not.</summary>
    public ConcurrentQueue<string> FilesAskedFor { get; } = new();

    /// <summary>The channels that the bot is not in.</summary>
    public HashSet<string> Elsewhere { get; } = [];

    public IReadOnlyList<EmulatedMessage> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    /// <summary>Told of each message when it is written.</summary>
    public Action<EmulatedMessage> OnWritten { get; set; } = _ => { };

    public IEnumerable<EmulatedMessage> In(string channel) => Messages.Where(m => m.Channel == channel);

    /// <summary>The bot's messages in a thread.</summary>
    public IReadOnlyList<EmulatedMessage> RepliesTo(EmulatedMessage message) =>
        [.. In(message.Channel).Where(m => m.IsOfBot && m.Thread == (message.Thread ?? message.Ts) && string.CompareOrdinal(m.Ts, message.Ts) > 0)];

    /// <summary>Waits for the bot's first message in a thread after another one.</summary>
    public Task<EmulatedMessage> ReplyToAsync(EmulatedMessage message) => WhenAsync(() => RepliesTo(message) is [var reply, ..] ? reply : null);

    /// <summary>Waits until something can be seen.</summary>
    public async Task<T> WhenAsync<T>(Func<T?> look)
        where T : class
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (look() is { } seen)
                return seen;
            await changed.WaitAsync(slack.Patience);
        }
    }

    /// <summary>Someone writes; nobody is told.</summary>
    public EmulatedMessage Write(string channel, string user, string text, string? thread, Action<JsonObject>? change = null)
    {
        EmulatedMessage message;
        lock (_lock)
        {
            var micros = Math.Max(_micros + 1, slack.Time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000);
            _micros = micros;
            var ts = string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000}.{micros % 1_000_000:D6}");
            message = new EmulatedMessage(channel, new JsonObject { ["type"] = "message", ["user"] = user, ["text"] = text, ["ts"] = ts });
            if (thread is not null)
                message.Content["thread_ts"] = thread;
            change?.Invoke(message.Content);
            _messages.Add(message);
        }

        OnWritten(message);
        Changed();
        return message;
    }

    public bool Remove(EmulatedMessage message)
    {
        lock (_lock)
        {
            if (!_messages.Remove(message))
                return false;
        }

        Changed();
        return true;
    }

    /// <summary>Something can be seen that could not before.</summary>
    public void Changed() => Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>What a slash command delivers.</summary>
    public (JsonObject Payload, ResponseUrl Url) Command(string text, string user, string channel)
    {
        var url = NewResponseUrl(channel);
        var payload = new JsonObject
        {
            ["token"] = "legacy",
            ["team_id"] = SlackEmulator.Team,
            ["team_domain"] = "emulated",
            ["channel_id"] = channel,
            ["channel_name"] = "news",
            ["user_id"] = user,
            ["user_name"] = "ann",
            ["command"] = "/newsbot",
            ["text"] = text,
            ["api_app_id"] = SlackEmulator.App,
            ["response_url"] = url.Address,
            ["trigger_id"] = NewTrigger(),
        };
        return (payload, url);
    }

    /// <summary>What pressing a button of a message delivers.</summary>
    public (JsonObject Payload, ResponseUrl Url) Press(EmulatedMessage message, string label, string user)
    {
        var button = message.Buttons.Single(b => b["text"]!["text"]!.GetValue<string>() == label);
        var url = NewResponseUrl(message.Channel);
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel, ["is_ephemeral"] = message.EphemeralTo is not null };
        if (message.Thread is { } thread)
            container["thread_ts"] = thread;
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["api_app_id"] = SlackEmulator.App,
            ["trigger_id"] = NewTrigger(),
            ["response_url"] = url.Address,
            ["container"] = container,
            ["user"] = new JsonObject { ["id"] = user, ["username"] = "ann", ["name"] = "ann", ["team_id"] = SlackEmulator.Team },
            ["team"] = new JsonObject { ["id"] = SlackEmulator.Team, ["domain"] = "emulated" },
            ["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = "news" },
            ["message"] = message.Content.DeepClone(),
            ["actions"] = new JsonArray(new JsonObject
            {
                ["action_id"] = button["action_id"]!.GetValue<string>(),
                ["block_id"] = "b1",
                ["type"] = "button",
                ["value"] = button["value"]!.GetValue<string>(),
                ["action_ts"] = "1.1",
                ["text"] = button["text"]!.DeepClone(),
            }),
        };
        return (payload, url);
    }

    /// <summary>What the message shortcut delivers.</summary>
    public (JsonObject Payload, ResponseUrl Url) AskAbout(EmulatedMessage message, string user)
    {
        var url = NewResponseUrl(message.Channel);
        var payload = new JsonObject
        {
            ["type"] = "message_action",
            ["callback_id"] = "ask_about",
            ["trigger_id"] = NewTrigger(),
            ["response_url"] = url.Address,
            ["message_ts"] = message.Ts,
            ["user"] = new JsonObject { ["id"] = user, ["name"] = "ann" },
            ["team"] = new JsonObject { ["id"] = SlackEmulator.Team },
            ["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = "news" },
            ["message"] = message.Content.DeepClone(),
        };
        return (payload, url);
    }

    /// <summary>Waits for the first message that came to a response URL.</summary>
    public Task<EmulatedMessage> AnswerAsync(ResponseUrl url) => WhenAsync(() => url.Answers.FirstOrDefault());

    public async Task ServeResponseAsync(HttpContext context)
    {
        var body = JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync())!.AsObject();
        foreach (var problem in BlockKit.ProblemsOfMessage(body))
            slack.Violated($"response_url: {problem}");
        if (context.Request.Headers.ContainsKey("Authorization"))
            slack.Violated("response_url: the token came along");
        if (!_responseUrls.TryGetValue(context.Request.Path.Value!, out var url) || url.Answers.Count >= MostResponses || slack.Time.GetUtcNow() - url.CreatedAt > ToRespond)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("""{"ok":false,"error":"expired_url"}""");
            return;
        }

        var message = Write(url.Channel, SlackEmulator.Bot, body["text"]!.GetValue<string>(), thread: null, content =>
        {
            content["bot_id"] = SlackEmulator.BotId;
            content["blocks"] = body["blocks"]?.DeepClone();
            (content["unfurl_links"], content["unfurl_media"]) = (body["unfurl_links"]?.DeepClone(), body["unfurl_media"]?.DeepClone());
        });
        message.EphemeralTo = body["response_type"]?.GetValue<string>() == "in_channel" ? null : "asker";
        url.Answers.Enqueue(message);
        Changed();
        await context.Response.WriteAsync("ok");
    }

    public Task ServeFileAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        FilesAskedFor.Enqueue(path);
        if (context.Request.Headers.Authorization != $"Bearer {SlackEmulator.BotToken}" || !slack.Api.Scopes.Contains("files:read"))
            context.Response.Redirect(SlackEmulator.SignIn);
        else if (Files.TryGetValue(path, out var text))
            return context.Response.WriteAsync(text);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The <c>ts</c> that much later.</summary>
    public static string Later(string ts, TimeSpan after) => (decimal.Parse(ts, CultureInfo.InvariantCulture) + (decimal)after.TotalSeconds).ToString("F6", CultureInfo.InvariantCulture);

    private ResponseUrl NewResponseUrl(string channel)
    {
        var path = $"/respond/{Guid.NewGuid():N}-secret";
        return _responseUrls[path] = new ResponseUrl(new Uri(slack.ApiBaseUrl, path).AbsoluteUri, channel, slack.Time.GetUtcNow());
    }

    private string NewTrigger() => $"{Interlocked.Increment(ref _triggers)}.trigger";
}

/// <summary>Where a command can be answered for a while.</summary>
internal sealed record ResponseUrl(string Address, string Channel, DateTimeOffset CreatedAt)
{
    /// <summary>Since when it can be used.</summary>
    public DateTimeOffset CreatedAt { get; set; } = CreatedAt;

    public ConcurrentQueue<EmulatedMessage> Answers { get; } = new();
}

/// <summary>A message as Slack keeps it.</summary>
internal sealed class EmulatedMessage(string channel, JsonObject content)
{
    public string Channel => channel;

    public JsonObject Content => content;

    /// <summary>The one who sees it; null for all.</summary>
    public string? EphemeralTo { get; set; }

    public string Ts => content["ts"]!.GetValue<string>();

    public string? Thread => content["thread_ts"]?.GetValue<string>();

    public string User => content["user"]!.GetValue<string>();

    public bool IsOfBot => User == SlackEmulator.Bot;

    public bool IsDirect => channel.StartsWith('D');

    public string ChannelType => channel[0] switch { 'D' => "im", 'G' => "mpim", _ => "channel" };

    public string Text => content["text"]!.GetValue<string>();

    /// <summary>All that can be read in its blocks, links as <c>[text](url)</c>.</summary>
    public string Shown => string.Join('\n', (content["blocks"]?.AsArray() ?? []).Select(block => TextIn(block)));

    public IEnumerable<JsonObject> Buttons => (content["blocks"]?.AsArray() ?? []).Where(block => block!["type"]!.GetValue<string>() == "actions")
        .SelectMany(block => block!["elements"]!.AsArray()).Select(button => button!.AsObject());

    /// <summary>The event that tells of it.</summary>
    public JsonObject ToEvent(string type)
    {
        var data = content.DeepClone().AsObject();
        data["type"] = type;
        data["channel"] = channel;
        data["channel_type"] = ChannelType;
        data["event_ts"] = Ts;
        return data;
    }

    private static string TextIn(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } link when link["type"]?.GetValue<string>() == "link" => $"[{link["text"]}]({link["url"]})",
        JsonObject text when text["text"] is JsonValue value => value.GetValue<string>(),
        JsonObject part when part["elements"] is JsonArray elements => string.Concat(elements.Select(TextIn)),
        _ => "",
    };
}
