using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsBot.Tests.Support.Discord;

/// <summary>Discord on a loopback port: REST and gateway, as strict as its own description.</summary>
internal sealed class DiscordEmulator : IAsyncDisposable
{
    public const string Token = "MTEwMA.emulated.bot-token-that-is-secret";
    public const string ApplicationId = "1100000000000000001";

    private static readonly TimeSpan LongestTest = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly CancellationTokenSource _patience;
    private int _interactions;

    private DiscordEmulator(DiscordSchemas? schemas, TimeProvider time)
    {
        Time = time;
        Gateway = new EmulatedGateway(this);
        Rest = new EmulatedRest(this, schemas);
        _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _patience.CancelAfter(LongestTest);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(context => context.WebSockets.IsWebSocketRequest ? Gateway.ServeAsync(context) : Rest.ServeAsync(context));
    }

    public TimeProvider Time { get; }

    public EmulatedGateway Gateway { get; }

    public EmulatedRest Rest { get; }

    /// <summary>How many shards it asks for.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>How many sessions may still be begun, and when there are more, in milliseconds.</summary>
    public (int Remaining, int ResetAfter) Starts { get; set; } = (1_000, 86_400_000);

    public int MaxConcurrency { get; set; } = 1;

    public Uri ApiBaseUrl { get; private set; } = new("http://127.0.0.1/");

    public string GatewayUrl { get; set; } = "";

    /// <summary>Ends when a test has waited for too long.</summary>
    public CancellationToken Patience => _patience.Token;

    /// <summary>What no bot may do.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    public static async Task<DiscordEmulator> StartAsync(TimeProvider time) => await StartAsync(await DiscordSchemas.LoadOrSkipAsync(), time);

    /// <summary>One that looks at no body more closely than the documentation: where it is measured how fast a bot is.</summary>
    public static Task<DiscordEmulator> StartLenientAsync(TimeProvider time) => StartAsync(schemas: null, time);

    private static async Task<DiscordEmulator> StartAsync(DiscordSchemas? schemas, TimeProvider time)
    {
        var discord = new DiscordEmulator(schemas, time);
        await discord._app.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(discord._app.Urls.Single());
        discord.ApiBaseUrl = new Uri($"http://127.0.0.1:{address.Port}/api/v10/");
        discord.GatewayUrl = $"ws://127.0.0.1:{address.Port}/gateway/";
        return discord;
    }

    /// <summary>Someone does something; the bot is not told yet.</summary>
    public (EmulatedInteraction Interaction, JsonObject Data) Create(JsonObject content)
    {
        var now = Time.GetUtcNow();
        var number = Interlocked.Increment(ref _interactions);
        var id = ((((long)(now - Epoch).TotalMilliseconds) << 22) + number).ToString(CultureInfo.InvariantCulture);
        var interaction = new EmulatedInteraction(id, $"token-that-is-secret-{number}", content["type"]!.GetValue<int>(), now);
        Rest.Interactions[interaction.Token] = interaction;
        content["id"] = id;
        content["token"] = interaction.Token;
        content["application_id"] = ApplicationId;
        content["version"] = 1;
        return (interaction, content);
    }

    /// <summary>Someone does something, and the bot is told over the gateway.</summary>
    public async Task<EmulatedInteraction> SendAsync(JsonObject content, int times = 1)
    {
        var (interaction, data) = Create(content);
        await Gateway.DispatchAsync("INTERACTION_CREATE", data, times);
        return interaction;
    }

    /// <summary>Lets a test take longer than others.</summary>
    public void Allow(TimeSpan patience) => _patience.CancelAfter(patience);

    public void Violated(string what) => _violations.Enqueue(what);

    public async ValueTask DisposeAsync()
    {
        Gateway.Drop();
        await _app.DisposeAsync();
        _patience.Dispose();
        Assert.Empty(_violations);
    }
}
