using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack.Protocol;

/// <summary>The protocol's client on an emulated Slack, with a time that leaps over every pause that it makes.</summary>
internal sealed class ProtocolRig : IAsyncDisposable, IDeliveryDesk
{
    /// <summary>Longer waits are timeouts, which time is not to leap over.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(9);

    private readonly CancellationTokenSource _stop = new();
    private readonly ILoggerFactory _logging;
    private readonly Channel<Delivery> _taken = Channel.CreateUnbounded<Delivery>();
    private readonly Leaps _leaps;
    private Task<string>? _running;

    private ProtocolRig(SlackEmulator slack, SteppedTime time, SlackCredentials credentials)
    {
        (Slack, Time) = (slack, time);
        _leaps = new Leaps(time, LongestPause);
        _logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Rest = new SlackRest(SlackHttp.Create(slack.ApiBaseUrl), new SlackLimits(time), credentials, time, _logging.CreateLogger<SlackRest>());
        Api = new SlackApi(Rest);
        Sockets = new SocketMode(Api, new SocketClock(time, new QuarterRandom()), _logging.CreateLogger<SocketMode>());
    }

    public SlackEmulator Slack { get; }

    public SteppedTime Time { get; }

    public LogLines Log { get; } = new();

    public SlackRest Rest { get; }

    public SlackApi Api { get; }

    public SocketMode Sockets { get; }

    /// <summary>The pauses that time leapt over.</summary>
    public ConcurrentQueue<TimeSpan> Pauses => _leaps.Pauses;

    /// <summary>What becomes of a delivery.</summary>
    public Func<Delivery, ValueTask<Receipt>> OnTake { get; set; } = _ => ValueTask.FromResult(Receipt.Taken);

    /// <summary>What ends in the problem that stopped it.</summary>
    public Task<string> Running => _running!;

    public static async Task<ProtocolRig> StartAsync(string appToken = SlackEmulator.AppToken)
    {
        var time = new SteppedTime();
        return new ProtocolRig(await SlackEmulator.StartAsync(time), time, new SlackCredentials(SlackEmulator.BotToken, appToken));
    }

    /// <summary>Lets time leap over every pause from now on.</summary>
    public ProtocolRig Leaping()
    {
        _leaps.Start();
        return this;
    }

    /// <summary>Runs the sockets until they give up or the rig is disposed of.</summary>
    public Task<string> Run() => _running ??= Sockets.RunAsync(this, _stop.Token);

    /// <summary>Runs them until the first is there.</summary>
    public async Task<EmulatedSocket> ConnectAsync()
    {
        _ = Run();
        var socket = await Slack.Sockets.NextAsync();
        while (!Sockets.IsConnected) // the greeting is sent, and is read soon
        {
            Slack.Patience.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return socket;
    }

    public async Task<Delivery> NextTakenAsync() => await _taken.Reader.ReadAsync(Slack.Patience);

    public async ValueTask<Receipt> TakeAsync(Delivery delivery, CancellationToken ct)
    {
        var receipt = await OnTake(delivery);
        _taken.Writer.TryWrite(delivery);
        return receipt;
    }

    /// <summary>Stops as the end of the program does.</summary>
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
        await Slack.DisposeAsync();
        Rest.Dispose();
        _logging.Dispose();
        _stop.Dispose();
        Log.AssertNoSecrets();
    }
}
