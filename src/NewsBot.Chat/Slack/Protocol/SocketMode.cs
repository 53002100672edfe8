using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Keeps the bot connected by sockets: where one is about to go, the next is there first.</summary>
internal sealed partial class SocketMode(SlackApi api, SocketClock clock, ILogger<SocketMode> logger)
{
    private static readonly TimeSpan GreetingPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);

    private readonly Backoff _backoff = new(clock.Time, clock.Random);
    private readonly PendingTasks _leavings = new();
    private volatile bool _isConnected;

    /// <summary>Whether a socket is there.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>Runs until no socket can be had any more, and says why in a sentence for the owner.</summary>
    public async Task<string> RunAsync(IDeliveryDesk desk, CancellationToken ct)
    {
        SocketConnection? current = null;
        try
        {
            while (true)
            {
                var (next, problem) = await ConnectAsync(desk, ct);
                if (next is null)
                    return problem;
                Leave(current);
                (current, _isConnected) = (next, true);
                Log.Connected(logger);
                var since = clock.Time.GetUtcNow();
                var parting = await current.Parting.WaitAsync(ct);
                if (clock.Time.GetUtcNow() - since >= LongLife || parting == Parting.Refresh)
                    _backoff.Reset();
                if (parting == Parting.SwitchedOff)
                    return "Slack says that Socket Mode is off for this app; switch it on at api.slack.com/apps under Socket Mode, or set Slack:Mode to Http.";
                _isConnected = parting == Parting.Refresh;
                Log.Parting(logger, parting);
                if (!_isConnected)
                    await _backoff.WaitAsync(ct);
            }
        }
        finally
        {
            _isConnected = false;
            Leave(current);
            await _leavings.AllAsync(CancellationToken.None);
        }
    }

    /// <summary>A socket that has greeted; or why there will be none.</summary>
    private async Task<(SocketConnection? Connection, string Problem)> ConnectAsync(IDeliveryDesk desk, CancellationToken ct)
    {
        while (true)
        {
            switch (await api.OpenSocketAsync(ct))
            {
                case SocketAddress.At(var address) when await GreetAsync(address, desk, ct) is { } connection:
                    return (connection, "");
                case SocketAddress.Never(var reason):
                    return (null, reason);
            }

            Log.NotConnected(logger);
            await _backoff.WaitAsync(ct);
        }
    }

    private async Task<SocketConnection?> GreetAsync(Uri address, IDeliveryDesk desk, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(GreetingPatience, clock.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        SocketConnection? connection = null;
        try
        {
            connection = new SocketConnection(await MessageSocket.ConnectAsync(address, SocketConnection.MostBytes, clock.DeadAfter, both.Token), desk, clock.Time, logger);
            await connection.Greeted.WaitAsync(both.Token);
            return connection;
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException)
        {
            if (connection is not null)
                await connection.DisposeAsync();
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>What came over it is still acknowledged over it.</summary>
    private void Leave(SocketConnection? connection)
    {
        if (connection is not null)
            _leavings.Add(LeaveAsync(connection));
    }

    private static async Task LeaveAsync(SocketConnection connection)
    {
        await connection.LeaveAsync();
        await connection.DisposeAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A socket to Slack is open")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(2, LogLevel.Information, "A socket to Slack is left ({Parting}); another takes over")]
        public static partial void Parting(ILogger logger, Parting parting);

        [LoggerMessage(3, LogLevel.Warning, "No socket to Slack came about; it is tried again")]
        public static partial void NotConnected(ILogger logger);
    }
}

/// <summary>Where time and chance come from.</summary>
internal sealed record SocketClock(TimeProvider Time, Random Random)
{
    /// <summary>A socket is lost whose other side has not answered for so long.</summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Where a socket can be had.</summary>
internal abstract record SocketAddress
{
    /// <summary>Here, once.</summary>
    public sealed record At(Uri Address) : SocketAddress;

    /// <summary>Not now.</summary>
    public sealed record Later : SocketAddress;

    /// <summary>Not until the owner changes something; a sentence for them.</summary>
    public sealed record Never(string Reason) : SocketAddress;
}
