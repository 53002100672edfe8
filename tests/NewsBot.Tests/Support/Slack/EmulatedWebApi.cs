using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsBot.Chat.Slack;

namespace NewsBot.Tests.Support.Slack;

/// <summary>The emulated Web API. It takes forms, with JSON as text, and JSON.</summary>
internal sealed class EmulatedWebApi(SlackEmulator slack)
{
    private const int PageSize = 100;

    private static readonly Dictionary<string, string[]> ScopesOf = new()
    {
        ["auth.test"] = [],
        ["api.test"] = [],
        ["apps.connections.open"] = [],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["chat.delete"] = ["chat:write"],
        ["conversations.replies"] = ["channels:history", "groups:history", "im:history", "mpim:history"],
        ["users.info"] = ["users:read"],
        ["views.publish"] = [],
        ["assistant.threads.setSuggestedPrompts"] = ["assistant:write"],
        ["assistant.threads.setStatus"] = ["chat:write"],
    };

    /// <summary>What an app must be allowed that calls all of these methods.</summary>
    public static IEnumerable<string> ScopesOfAll => ScopesOf.Values.SelectMany(scopes => scopes);

    /// <summary>The calls by method, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What goes wrong with a call; null for nothing.</summary>
    public Func<string, ApiFault?> Fault { get; set; } = _ => null;

    /// <summary>What the app's manifest allows.</summary>
    public HashSet<string> Scopes { get; } = [.. SlackManifest.Scopes.Keys];

    /// <summary>Which tokens are good.</summary>
    public bool AcceptsTokens { get; set; } = true;

    /// <summary>What is remarked of every call; null for nothing.</summary>
    public string? Warning { get; set; }

    public int CountOf(string method) => Calls.Count(call => call == method);

    public async Task ServeAsync(HttpContext context)
    {
        var method = context.Request.Path.Value!["/api/".Length..];
        var arguments = await ReadAsync(context.Request);
        Calls.Enqueue(method);
        slack.Workspace.Changed();
        var fault = Fault(method);
        if (fault is ApiFault.Held(var until) && !await EndsAsync(until, context.RequestAborted))
            return;
        if (fault is ApiFault.RateLimited(var seconds))
        {
            context.Response.Headers.RetryAfter = $"{seconds}";
            await AnswerAsync(context, 429, Refused("ratelimited"));
        }
        else if (fault is ApiFault.Status(var code))
        {
            await AnswerAsync(context, code, null);
        }
        else if (fault is ApiFault.Error(var word))
        {
            await AnswerAsync(context, 200, Refused(word));
        }
        else
        {
            var answer = fault is ApiFault.Lost { IsCarriedOut: false } ? null : CarryOut(context, method, arguments);
            if (fault is ApiFault.Lost)
                context.Abort();
            else
                await AnswerAsync(context, 200, answer);
        }
    }

    /// <summary>Whether it ended before the caller went away.</summary>
    private static async Task<bool> EndsAsync(Task task, CancellationToken gone)
    {
        await task.WaitAsync(gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    private JsonObject CarryOut(HttpContext context, string method, JsonObject arguments)
    {
        if (!AcceptsTokens || !IsAllowed(context.Request, method, arguments))
            return Refused("invalid_auth");
        if (!ScopesOf.TryGetValue(method, out var scopes))
        {
            slack.Violated($"{method} is no method");
            return Refused("unknown_method");
        }

        if (scopes.Except(Scopes).FirstOrDefault() is { } missing)
        {
            var refused = Refused("missing_scope");
            (refused["needed"], refused["provided"]) = (missing, string.Join(',', Scopes));
            return refused;
        }

        context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', Scopes.Order(StringComparer.Ordinal));
        var answer = Do(method, arguments);
        if (Warning is { } warning)
            (answer["warning"], answer["response_metadata"]) = (warning, new JsonObject { ["messages"] = new JsonArray($"[WARN] {warning}") });
        return answer;
    }

    /// <summary>A token stands in the header; that of a bot may stand in the body as well, where Bolt puts it too.</summary>
    private static bool IsAllowed(HttpRequest request, string method, JsonObject arguments) => method == "apps.connections.open"
        ? !arguments.ContainsKey("token") && request.Headers.Authorization == $"Bearer {SlackEmulator.AppToken}"
        : (arguments["token"]?.GetValue<string>() ?? SlackEmulator.BotToken) == SlackEmulator.BotToken && request.Headers.Authorization == $"Bearer {SlackEmulator.BotToken}";

    private JsonObject Do(string method, JsonObject arguments) => method switch
    {
        "auth.test" => Done(("url", "https://emulated.slack.com/"), ("team", "Emulated"), ("user", "newsbot"), ("team_id", SlackEmulator.Team), ("user_id", SlackEmulator.Bot), ("bot_id", SlackEmulator.BotId), ("is_enterprise_install", false)),
        "apps.connections.open" => Done(("url", slack.Sockets.NewAddress())),
        "chat.postMessage" => Post(arguments),
        "chat.postEphemeral" => PostEphemeral(arguments),
        "chat.update" => Update(arguments),
        "chat.delete" => Delete(arguments),
        "conversations.replies" => Replies(arguments),
        "users.info" => User(arguments["user"]!.GetValue<string>()),
        "views.publish" => Publish(arguments),
        "assistant.threads.setSuggestedPrompts" => Suggest(arguments),
        _ => Done(),
    };

    private JsonObject Post(JsonObject arguments)
    {
        if (arguments["unfurl_links"]?.ToString() != "false" || arguments["unfurl_media"]?.ToString() != "false")
            slack.Violated("previews of links are not off");
        if (Problem(arguments) is { } problem)
            return Refused(problem);
        var thread = arguments["thread_ts"]?.GetValue<string>();
        if (thread is not null && slack.Workspace.Messages.Any(m => m.Ts == thread && m.Thread is { } root && root != m.Ts))
            slack.Violated("a reply was answered below itself");
        if (IsElsewhere(arguments))
            return Refused("not_in_channel");
        var channel = arguments["channel"]!.GetValue<string>();
        var message = slack.Workspace.Write(channel[0] == 'U' ? DirectWith(channel) : channel, SlackEmulator.Bot, arguments["text"]!.GetValue<string>(), thread, content =>
        {
            content["bot_id"] = SlackEmulator.BotId;
            content["blocks"] = arguments["blocks"]?.DeepClone();
            content["metadata"] = arguments["metadata"]?.DeepClone();
        });
        return Done(("channel", message.Channel), ("ts", message.Ts), ("message", message.Content.DeepClone()));
    }

    private JsonObject PostEphemeral(JsonObject arguments)
    {
        if (Problem(arguments) is { } problem)
            return Refused(problem);
        if (IsElsewhere(arguments))
            return Refused("not_in_channel");
        var message = slack.Workspace.Write(arguments["channel"]!.GetValue<string>(), SlackEmulator.Bot, arguments["text"]!.GetValue<string>(), arguments["thread_ts"]?.GetValue<string>(), content =>
        {
            content["bot_id"] = SlackEmulator.BotId;
            content["blocks"] = arguments["blocks"]?.DeepClone();
        });
        message.EphemeralTo = arguments["user"]!.GetValue<string>();
        slack.Workspace.Changed();
        return Done(("message_ts", message.Ts));
    }

    private JsonObject Update(JsonObject arguments)
    {
        if (arguments["parse"]?.ToString() != "none")
            slack.Violated("names in the text of a change are looked for");
        if (Problem(arguments) is { } problem)
            return Refused(problem);
        if (Find(arguments) is not { } message)
            return Refused("message_not_found");
        if (!message.IsOfBot || message.EphemeralTo is not null)
            return Refused("cant_update_message");
        message.Content["text"] = arguments["text"]!.GetValue<string>();
        message.Content["blocks"] = arguments["blocks"]?.DeepClone();
        message.Content["edited"] = new JsonObject { ["user"] = SlackEmulator.Bot };
        slack.Workspace.Changed();
        return Done(("ts", message.Ts));
    }

    private JsonObject Delete(JsonObject arguments)
    {
        if (Find(arguments) is not { } message)
            return Refused("message_not_found");
        if (!message.IsOfBot)
            return Refused("cant_delete_message");
        return slack.Workspace.Remove(message) ? Done(("ts", message.Ts)) : Refused("message_not_found");
    }

    private JsonObject Replies(JsonObject arguments)
    {
        var (channel, ts) = (arguments["channel"]!.GetValue<string>(), arguments["ts"]!.GetValue<string>());
        var all = slack.Workspace.In(channel).Where(m => m.EphemeralTo is null && (m.Ts == ts || m.Thread == ts)).OrderBy(m => m.Ts, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
            return Refused("thread_not_found");
        var from = int.TryParse(arguments["cursor"]?.GetValue<string>(), out var cursor) ? cursor : 0;
        var page = all.Skip(from).Take(PageSize).Select(m => WithMetadata(m, arguments["include_all_metadata"]?.ToString() == "true"));
        var next = from + PageSize < all.Count ? $"{from + PageSize}" : "";
        return Done(("messages", new JsonArray([.. page])), ("has_more", next.Length > 0), ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    private static JsonObject WithMetadata(EmulatedMessage message, bool isWanted)
    {
        var copy = message.Content.DeepClone().AsObject();
        if (!isWanted)
            copy.Remove("metadata");
        return copy;
    }

    private JsonObject User(string id) => slack.Workspace.Users.TryGetValue(id, out var user)
        ? Done(("user", user.DeepClone()))
        : Done(("user", new JsonObject { ["id"] = id, ["team_id"] = SlackEmulator.Team, ["is_admin"] = false, ["is_owner"] = false, ["locale"] = "en-US", ["tz"] = "Europe/Berlin" }));

    private JsonObject Publish(JsonObject arguments)
    {
        var view = arguments["view"]!.AsObject();
        foreach (var problem in BlockKit.ProblemsOf(view["blocks"]!.AsArray(), most: 100))
            slack.Violated($"views.publish: {problem}");
        slack.Workspace.Homes[arguments["user_id"]!.GetValue<string>()] = view;
        slack.Workspace.Changed();
        return Done();
    }

    private JsonObject Suggest(JsonObject arguments)
    {
        var prompts = arguments["prompts"]!.AsArray();
        if (prompts.Count is 0 or > 4 || prompts.Any(p => string.IsNullOrEmpty(p!["title"]?.GetValue<string>()) || string.IsNullOrEmpty(p["message"]?.GetValue<string>())))
            slack.Violated("prompts that Slack does not take");
        slack.Workspace.Prompts[arguments["thread_ts"]!.GetValue<string>()] = prompts.DeepClone().AsArray();
        slack.Workspace.Changed();
        return Done();
    }

    /// <summary>The channel of the bot and one person.</summary>
    public static string DirectWith(string user) => $"D{user}";

    private bool IsElsewhere(JsonObject arguments) => slack.Workspace.Elsewhere.Contains(arguments["channel"]!.GetValue<string>());

    private EmulatedMessage? Find(JsonObject arguments) =>
        slack.Workspace.In(arguments["channel"]!.GetValue<string>()).FirstOrDefault(m => m.Ts == arguments["ts"]!.GetValue<string>());

    /// <summary>Slack's word for what is wrong with a message.</summary>
    private string? Problem(JsonObject arguments)
    {
        var problems = BlockKit.ProblemsOfMessage(arguments).ToList();
        foreach (var problem in problems)
            slack.Violated(problem);
        return problems.Count == 0 ? null : problems.Contains("msg_blocks_too_long") ? "msg_blocks_too_long" : "invalid_blocks";
    }

    private static JsonObject Done(params (string Name, JsonNode? Value)[] members)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in members)
            answer[name] = value;
        return answer;
    }

    private static JsonObject Refused(string error) => new() { ["ok"] = false, ["error"] = error };

    private static Task AnswerAsync(HttpContext context, int status, JsonObject? answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = answer is null ? "text/html" : "application/json; charset=utf-8";
        return context.Response.WriteAsync(answer?.ToJsonString() ?? "<html>");
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
            return JsonNode.Parse(await new StreamReader(request.Body).ReadToEndAsync())!.AsObject();
        var arguments = new JsonObject();
        foreach (var (name, value) in await request.ReadFormAsync())
            arguments[name] = name is "blocks" or "metadata" or "view" or "prompts" ? JsonNode.Parse(value.ToString()) : JsonValue.Create(value.ToString());
        return arguments;
    }
}
