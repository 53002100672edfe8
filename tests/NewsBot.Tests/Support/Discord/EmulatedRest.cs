using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Tests.Support.Discord;

/// <summary>The emulated REST interface.</summary>
internal sealed class EmulatedRest(DiscordEmulator discord, DiscordSchemas? schemas)
{
    private const string Base = "/api/v10/";

    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ToEdit = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, JsonArray> _commands = new();
    private readonly Channel<(string Channel, JsonObject Message)> _written = Channel.CreateUnbounded<(string, JsonObject)>();
    private int _ids;

    /// <summary>By token.</summary>
    public ConcurrentDictionary<string, EmulatedInteraction> Interactions { get; } = new();

    /// <summary>Files that people sent along, by path.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new();

    /// <summary>Ends when files come at last.</summary>
    public Task FilesHeld { get; set; } = Task.CompletedTask;

    /// <summary>The requests as method and route, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What was written into channels.</summary>
    public ConcurrentQueue<(string Channel, JsonObject Message)> Written { get; } = new();

    /// <summary>The next message that is written into a channel.</summary>
    public async Task<(string Channel, JsonObject Message)> NextWrittenAsync() => await _written.Reader.ReadAsync(discord.Patience);

    /// <summary>What goes wrong with a request, told by its method and route; null for nothing.</summary>
    public Func<string, RestFault?> Fault { get; set; } = _ => null;

    /// <summary>The same, told by its method and route, and by its path.</summary>
    public Func<string, string, RestFault?> FaultOfCall { get; set; } = (_, _) => null;

    /// <summary>The limit of a route's bucket that answers tell of: what is left, and for how many seconds; null for none.</summary>
    public Func<string, (int Left, double ResetAfter)?> Limit { get; set; } = _ => null;

    /// <summary>Whether a first answer must come within three seconds; not where a test lets time leap.</summary>
    public bool HasDeadlines { get; set; } = true;

    /// <summary>The endpoint that the owner entered, for the application's page.</summary>
    public string? InteractionsEndpoint { get; set; }

    public string VerifyKey { get; set; } = new('a', 64);

    /// <summary>The commands of a guild, or of all under "".</summary>
    public JsonArray CommandsOf(string guild) => _commands.GetValueOrDefault(guild) ?? [];

    /// <summary>Commands that were registered before.</summary>
    public void Register(string guild, IReadOnlyList<CommandDefinition> commands) =>
        Register(guild, JsonSerializer.SerializeToNode(commands, ProtocolJson.Default.IReadOnlyListCommandDefinition)!.AsArray());

    public async Task ServeAsync(HttpContext context)
    {
        try
        {
            if (Files.TryGetValue(context.Request.Path.Value!, out var file))
                await SendAsync(context, file);
            else
                await AnswerAsync(context);
        }
        catch (Exception ex) when (!context.RequestAborted.IsCancellationRequested && ex is not IOException) // a bot that goes away is not at fault
        {
            discord.Violated($"{context.Request.Method} {context.Request.Path} broke the emulator: {ex}");
            throw;
        }
    }

    private async Task SendAsync(HttpContext context, string file)
    {
        Requests.Enqueue($"get {context.Request.Path}");
        await FilesHeld.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync(file);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (route, parts) = RouteOf(context.Request.Path.Value!);
        var method = context.Request.Method.ToLowerInvariant();
        var request = $"{method} {route}";
        Requests.Enqueue(request);
        var body = await ReadAsync(context.Request);
        foreach (var problem in (schemas?.ProblemsOf(method, route, body) ?? []).Concat(Rules.ProblemsOf(request, context.Request, body)))
            discord.Violated(problem);

        switch (Fault(request) ?? FaultOfCall(request, context.Request.Path.Value!))
        {
            case RestFault.RateLimited limited:
                await LimitAsync(context.Response, limited);
                return;
            case RestFault.Status(var code):
                await AnswerAsync(context.Response, code, null);
                return;
            case RestFault.Reset { IsCarriedOut: false }:
                context.Abort();
                return;
            case RestFault.Reset:
                await CarryOutAsync(context, request, parts, body, isLost: true);
                return;
            case RestFault.Held(var until):
                await until;
                break;
        }

        if (Limit(request) is { } limit)
        {
            context.Response.Headers["X-RateLimit-Bucket"] = route.GetHashCode(StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["X-RateLimit-Remaining"] = limit.Left.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["X-RateLimit-Reset-After"] = limit.ResetAfter.ToString(CultureInfo.InvariantCulture);
        }

        await CarryOutAsync(context, request, parts, body, isLost: false);
    }

    private async Task CarryOutAsync(HttpContext context, string request, string[] parts, JsonNode? body, bool isLost)
    {
        var isForBot = !request.Contains("webhook_token", StringComparison.Ordinal) && !request.Contains("interaction_token", StringComparison.Ordinal);
        if (request.StartsWith("patch /webhooks/", StringComparison.Ordinal) && Interactions.TryGetValue(parts[2], out var interaction))
            await interaction.Delivered;
        var (status, answer) = isForBot && context.Request.Headers.Authorization != $"Bot {DiscordEmulator.Token}"
            ? Error(401, 0, "401: Unauthorized")
            : Do(request, parts, body);
        if (isLost)
            context.Abort();
        else
            await AnswerAsync(context.Response, status, answer);
    }

    private (int Status, JsonNode? Answer) Do(string request, string[] parts, JsonNode? body) => request switch
    {
        "get /gateway/bot" => (200, new JsonObject
        {
            ["url"] = discord.GatewayUrl,
            ["shards"] = discord.Shards,
            ["session_start_limit"] = new JsonObject
            {
                ["total"] = 1_000,
                ["remaining"] = discord.Starts.Remaining,
                ["reset_after"] = discord.Starts.ResetAfter,
                ["max_concurrency"] = discord.MaxConcurrency,
            },
        }),
        "get /applications/@me" => (200, new JsonObject
        {
            ["id"] = DiscordEmulator.ApplicationId,
            ["name"] = "NewsBot",
            ["verify_key"] = VerifyKey,
            ["interactions_endpoint_url"] = InteractionsEndpoint,
        }),
        "get /applications/{application_id}/commands" or "get /applications/{application_id}/guilds/{guild_id}/commands" => (200, CommandsOf(Guild(parts)).DeepClone()),
        "put /applications/{application_id}/commands" or "put /applications/{application_id}/guilds/{guild_id}/commands" => (200, Register(Guild(parts), body!.AsArray())),
        "post /interactions/{interaction_id}/{interaction_token}/callback" => Answer(parts[1], parts[2], body!.AsObject()),
        "patch /webhooks/{webhook_id}/{webhook_token}/messages/@original" => Edit(parts[2], body!.AsObject()),
        "post /channels/{channel_id}/messages" => Write(parts[1], body!.AsObject()),
        _ => Error(404, 0, "404: Not Found"),
    };

    private (int Status, JsonNode? Answer) Answer(string id, string token, JsonObject body)
    {
        if (!Interactions.TryGetValue(token, out var interaction) || interaction.Id != id || (HasDeadlines && discord.Time.GetUtcNow() - interaction.CreatedAt > ToAnswer))
            return Error(404, 10062, "Unknown interaction");
        foreach (var problem in Rules.ProblemsOfAnswer(interaction.Type, body))
            discord.Violated(problem);
        return interaction.TryAnswer(body) ? (204, null) : Error(400, 40060, "Interaction has already been acknowledged.");
    }

    private (int Status, JsonNode? Answer) Edit(string token, JsonObject body)
    {
        if (!Interactions.TryGetValue(token, out var interaction) || !interaction.Answered.IsCompleted)
            return Error(404, 10015, "Unknown Webhook");
        if (HasDeadlines && discord.Time.GetUtcNow() - interaction.CreatedAt > ToEdit)
            return Error(401, 50027, "Invalid Webhook Token");
        interaction.Edit(body);
        return (200, MessageOf(Discord.Interactions.Channel, body));
    }

    private (int Status, JsonNode? Answer) Write(string channel, JsonObject body)
    {
        Written.Enqueue((channel, body));
        _written.Writer.TryWrite((channel, body));
        return (200, MessageOf(channel, body));
    }

    /// <summary>What becomes of a body.</summary>
    private JsonObject MessageOf(string channel, JsonObject body) => new()
    {
        ["id"] = NewId(),
        ["channel_id"] = channel,
        ["type"] = 0,
        ["author"] = new JsonObject { ["id"] = DiscordEmulator.ApplicationId, ["username"] = "NewsBot", ["discriminator"] = "0", ["avatar"] = null, ["bot"] = true },
        ["content"] = body["content"]?.DeepClone(),
        ["components"] = body["components"]?.DeepClone() ?? new JsonArray(),
        ["flags"] = body["flags"]?.DeepClone() ?? 0,
        ["timestamp"] = discord.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>Discord gives commands back with members of its own.</summary>
    private JsonNode Register(string guild, JsonArray commands)
    {
        var stored = commands.DeepClone().AsArray();
        foreach (var command in stored.OfType<JsonObject>())
        {
            command["id"] = NewId();
            command["application_id"] = DiscordEmulator.ApplicationId;
            command["version"] = NewId();
            command["nsfw"] = false;
            command["default_member_permissions"] ??= null;
            command["contexts"] ??= null;
        }

        _commands[guild] = stored;
        return stored.DeepClone();
    }

    private static string Guild(string[] parts) => parts.Length == 5 ? parts[3] : "";

    private string NewId() => (1_200_000_000_000_000_000 + Interlocked.Increment(ref _ids)).ToString(CultureInfo.InvariantCulture);

    private static (int Status, JsonNode? Answer) Error(int status, int code, string message) => (status, new JsonObject { ["code"] = code, ["message"] = message });

    private static (string Route, string[] Parts) RouteOf(string path)
    {
        if (!path.StartsWith(Base, StringComparison.Ordinal))
            return (path, []);
        var parts = path[Base.Length..].Split('/');
        return (parts switch
        {
            ["applications", not "@me", "commands"] => "/applications/{application_id}/commands",
            ["applications", not "@me", "guilds", _, "commands"] => "/applications/{application_id}/guilds/{guild_id}/commands",
            ["interactions", _, _, "callback"] => "/interactions/{interaction_id}/{interaction_token}/callback",
            ["webhooks", DiscordEmulator.ApplicationId, _, "messages", "@original"] => "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            ["webhooks", DiscordEmulator.ApplicationId, _] => "/webhooks/{webhook_id}/{webhook_token}",
            ["channels", _, "messages"] => "/channels/{channel_id}/messages",
            _ => "/" + string.Join('/', parts),
        }, parts);
    }

    private static async Task<JsonNode?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private static Task LimitAsync(HttpResponse response, RestFault.RateLimited limited)
    {
        response.StatusCode = 429;
        response.Headers.RetryAfter = Math.Ceiling(limited.RetryAfter).ToString(CultureInfo.InvariantCulture);
        if (limited.IsHtml)
        {
            response.ContentType = "text/html";
            return response.WriteAsync("<html>error code: 1015</html>");
        }

        response.Headers["X-RateLimit-Scope"] = limited.Scope;
        return response.WriteAsJsonAsync(new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = limited.RetryAfter,
            ["global"] = limited.Scope == "global",
        });
    }

    private static Task AnswerAsync(HttpResponse response, int status, JsonNode? answer)
    {
        response.StatusCode = status;
        return answer is null ? Task.CompletedTask : response.WriteAsJsonAsync(answer);
    }
}
