using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord.Protocol;

/// <summary>The protocol's client on an emulated Discord, with a time that leaps over every pause that it makes.</summary>
internal sealed class ProtocolRig : IAsyncDisposable
{
    /// <summary>Longer waits are timeouts and heartbeats, which time is not to leap over.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(9);

    private readonly CancellationTokenSource _stop = new();
    private readonly ILoggerFactory _logging;
    private readonly Channel<Interaction> _taken = Channel.CreateUnbounded<Interaction>();
    private readonly Leaps _leaps;
    private Task<string>? _running;

    private ProtocolRig(DiscordEmulator discord, SteppedTime time, string token)
    {
        (Discord, Time) = (discord, time);
        _leaps = new Leaps(time, LongestPause);
        _logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        var credentials = new DiscordCredentials(DiscordEmulator.ApplicationId, token);
        Limits = new RateLimits(time);
        Rest = new DiscordRest(DiscordHttp.Create(discord.ApiBaseUrl, DiscordHttp.MostBytes), Limits, credentials, time, _logging.CreateLogger<DiscordRest>());
        Api = new DiscordApi(Rest, credentials);
        Gateway = new Gateway(Api, credentials, new GatewayClock(time, new QuarterRandom()), _logging.CreateLogger<Gateway>());
    }

    public DiscordEmulator Discord { get; }

    public SteppedTime Time { get; }

    public LogLines Log { get; } = new();

    public RateLimits Limits { get; }

    public DiscordRest Rest { get; }

    public DiscordApi Api { get; }

    public Gateway Gateway { get; }

    /// <summary>The pauses that time leapt over.</summary>
    public ConcurrentQueue<TimeSpan> Pauses => _leaps.Pauses;

    public static async Task<ProtocolRig> StartAsync(string token = DiscordEmulator.Token)
    {
        var time = new SteppedTime();
        return new ProtocolRig(await DiscordEmulator.StartAsync(time), time, token);
    }

    /// <summary>Lets time leap over every pause from now on.</summary>
    public ProtocolRig Leaping()
    {
        _leaps.Start();
        return this;
    }

    /// <summary>Runs the gateway until it gives up or the rig is disposed of.</summary>
    public Task<string> RunGateway() => _running ??= Gateway.RunAsync(interaction => _taken.Writer.TryWrite(interaction), _stop.Token);

    /// <summary>Runs it until its first session has begun, and it knows it: a first interaction has come through.</summary>
    public async Task<EmulatedConnection> ConnectAsync()
    {
        _ = RunGateway();
        var connection = await Discord.Gateway.NextReadyAsync();
        await Discord.SendAsync(Interactions.Ask("Is anyone there?"));
        await NextTakenAsync();
        return connection;
    }

    public async Task<Interaction> NextTakenAsync() => await _taken.Reader.ReadAsync(Discord.Patience);

    /// <summary>How many have been taken and not been asked for.</summary>
    public int TakenLeft => _taken.Reader.Count;

    /// <summary>Stops the gateway as the end of the program does.</summary>
    public async Task StopAsync()
    {
        await _leaps.StopAsync();
        await _stop.CancelAsync();
        await ((Task?)_running ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _leaps.DisposeAsync();
        await Discord.DisposeAsync();
        Rest.Dispose();
        _logging.Dispose();
        _stop.Dispose();
        Log.AssertNoSecrets();
    }
}
