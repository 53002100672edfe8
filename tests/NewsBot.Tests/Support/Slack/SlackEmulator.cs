using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsBot.Tests.Support.Slack;

/// <summary>Slack on a loopback port: Web API, sockets, response URLs, files; as strict as its documentation.</summary>
internal sealed class SlackEmulator : IAsyncDisposable
{
    public const string BotToken = "xoxb-1-emulated-secret";
    public const string AppToken = "xapp-1-emulated-secret";
    public const string SigningSecret = "0123456789abcdef-signing-secret";
    public const string Bot = "UBOT00001";
    public const string BotId = "BBOT00001";
    public const string Team = "T0001";
    public const string App = "A0001";

    /// <summary>Where people without a right are led, and bots must not go.</summary>
    public const string SignIn = "/signin";

    private static readonly TimeSpan LongestTest = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly CancellationTokenSource _patience;
    private readonly TaskCompletionSource _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _events;

    private SlackEmulator(TimeProvider time, int port, TimeSpan? patience)
    {
        Time = time;
        Workspace = new EmulatedWorkspace(this);
        Sockets = new EmulatedSockets(this);
        Api = new EmulatedWebApi(this);
        _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _patience.CancelAfter(patience ?? LongestTest);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(ServeAsync);
    }

    public TimeProvider Time { get; }

    public EmulatedWorkspace Workspace { get; }

    public EmulatedSockets Sockets { get; }

    public EmulatedWebApi Api { get; }

    public Uri ApiBaseUrl { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Delivers over HTTP where it is set, else over sockets.</summary>
    public EventSender? Sender { get; set; }

    /// <summary>Ends when a test has waited for too long.</summary>
    public CancellationToken Patience => _patience.Token;

    /// <summary>Does not end while the test runs.</summary>
    public Task Silence => _silence.Task;

    /// <summary>What no bot may do.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    public static async Task<SlackEmulator> StartAsync(TimeProvider time, int port = 0, TimeSpan? patience = null)
    {
        var slack = new SlackEmulator(time, port, patience);
        await slack._app.StartAsync(TestContext.Current.CancellationToken);
        slack.ApiBaseUrl = new Uri($"http://127.0.0.1:{new Uri(slack._app.Urls.Single()).Port}/api/");
        return slack;
    }

    /// <summary>Someone writes, and the bot is told of it as far as it may know: of a mention in a channel twice, as Slack does.</summary>
    public async Task<EmulatedMessage> SayAsync(string channel, string user, string text, string? thread = null, Action<JsonObject>? change = null, int times = 1, Action<JsonObject>? write = null)
    {
        var message = Workspace.Write(channel, user, text, thread, write);
        var data = message.ToEvent("message");
        change?.Invoke(data);
        for (var i = 0; i < times; i++)
        {
            if (text.Contains($"<@{Bot}>", StringComparison.Ordinal) && !message.IsDirect)
            {
                var mention = data.DeepClone().AsObject();
                mention["type"] = "app_mention";
                mention.Remove("channel_type");
                await TellAsync(mention);
            }

            await TellAsync(data.DeepClone().AsObject());
        }

        return message;
    }

    /// <summary>Someone changes a message.</summary>
    public Task EditAsync(EmulatedMessage message, string text, TimeSpan after)
    {
        var before = message.Content.DeepClone();
        message.Content["text"] = text;
        message.Content["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = EmulatedWorkspace.Later(message.Ts, after) };
        return TellAsync(EventOf(message, "message_changed", data =>
        {
            data["message"] = message.Content.DeepClone();
            data["previous_message"] = before;
        }));
    }

    /// <summary>Someone takes a message away; where a thread began with it, Slack calls it a tombstone.</summary>
    public Task DeleteAsync(EmulatedMessage message)
    {
        var before = message.Content.DeepClone();
        var isThread = Workspace.In(message.Channel).Any(m => m.Thread == message.Ts && m.Ts != message.Ts);
        return TellAsync(EventOf(message, isThread ? "message_changed" : "message_deleted", data =>
        {
            data["previous_message"] = before;
            if (isThread)
                data["message"] = new JsonObject { ["type"] = "message", ["subtype"] = "tombstone", ["user"] = "USLACKBOT", ["ts"] = message.Ts, ["thread_ts"] = message.Ts, ["text"] = "This message was deleted." };
            else
                data["deleted_ts"] = message.Ts;
        }));
    }

    /// <summary>Tells the bot of an event.</summary>
    public Task TellAsync(JsonObject data) => DeliverAsync("events_api", PayloadOf(data));

    /// <summary>The payload of an event, with an id of its own.</summary>
    public JsonObject PayloadOf(JsonObject data) => new()
    {
        ["token"] = "legacy",
        ["team_id"] = Team,
        ["api_app_id"] = App,
        ["event"] = data,
        ["type"] = "event_callback",
        ["event_id"] = $"Ev{Interlocked.Increment(ref _events):D6}",
        ["event_time"] = Time.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = Team, ["enterprise_id"] = null, ["user_id"] = Bot, ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["is_ext_shared_channel"] = false,
    };

    /// <summary>Delivers an envelope's payload, until it is acknowledged.</summary>
    public async Task DeliverAsync(string type, JsonObject payload)
    {
        if (Sender is { } sender)
            await sender.SendAsync(type, payload);
        else
            await (await Sockets.SendAsync(type, payload)).Done.Task.WaitAsync(Patience);
    }

    public void Violated(string what) => _violations.Enqueue(what);

    public async ValueTask DisposeAsync()
    {
        _silence.TrySetCanceled();
        Sockets.Drop();
        await _app.DisposeAsync();
        _patience.Dispose();
        Assert.Empty(_violations);
    }

    private Task ServeAsync(HttpContext context) => context.Request.Path.Value!.Split('/')[1] switch
    {
        "link" when context.WebSockets.IsWebSocketRequest => Sockets.ServeAsync(context),
        "api" => Api.ServeAsync(context),
        "respond" => Workspace.ServeResponseAsync(context),
        "files" => Workspace.ServeFileAsync(context),
        _ => NotFoundAsync(context),
    };

    private Task NotFoundAsync(HttpContext context)
    {
        Violated($"{context.Request.Path} was asked for");
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static JsonObject EventOf(EmulatedMessage message, string subtype, Action<JsonObject> change)
    {
        var data = new JsonObject { ["type"] = "message", ["subtype"] = subtype, ["channel"] = message.Channel, ["channel_type"] = message.ChannelType, ["hidden"] = true, ["ts"] = message.Ts + "1" };
        change(data);
        return data;
    }
}
