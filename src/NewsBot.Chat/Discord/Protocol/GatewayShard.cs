using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Keeps one shard connected: connection after connection, with the session of the last one where it can go on.</summary>
internal sealed partial class GatewayShard(ShardIdentity identity, Uri address, IdentifyTurns turns, GatewayClock clock, ILogger logger)
{
    private const string Query = "v=10&encoding=json&compress=zlib-stream";

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);

    private readonly GatewaySession _session = new();
    private readonly Backoff _backoff = new(clock.Time, clock.Random);

    /// <summary>Runs until it cannot go on: with <see cref="AfterClose.Stop"/> or <see cref="AfterClose.Reshard"/>.</summary>
    public async Task<ConnectionEnd> RunAsync(Action<bool> tellConnected, Action<JsonElement> takeInteraction, CancellationToken ct)
    {
        var listener = new Listener(tellConnected, takeInteraction, _backoff);
        while (true)
        {
            var end = await ConnectAsync(listener, ct);
            if (end.Next is AfterClose.Stop or AfterClose.Reshard)
                return end;
            if (end.Next == AfterClose.NewSession)
                _session.Drop();
            Log.Lost(logger, identity.Place.Shard, end.Reason);
            await _backoff.WaitAsync(ct);
        }
    }

    private async Task<ConnectionEnd> ConnectAsync(Listener listener, CancellationToken ct)
    {
        if (!_session.CanResume)
            await turns.WaitAsync(identity.Place.Shard, ct);
        var target = new UriBuilder(_session.ResumeAddress ?? address) { Query = Query }.Uri;
        try
        {
            using var timeout = new CancellationTokenSource(ConnectPatience, clock.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
            await using var socket = await MessageSocket.ConnectAsync(target, GatewayConnection.MostBytes, both.Token);
            return await new GatewayConnection(socket, _session, identity, listener, clock).RunAsync(ct);
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            _session.ConnectionFailed();
            return new ConnectionEnd(AfterClose.Resume, "no connection came about");
        }
        finally
        {
            listener.Lost();
        }
    }

    private sealed class Listener(Action<bool> tellConnected, Action<JsonElement> takeInteraction, Backoff backoff) : IGatewayListener
    {
        private bool _isReady;

        public void Ready()
        {
            if (!_isReady)
                tellConnected(true);
            _isReady = true;
        }

        public void Lost()
        {
            if (_isReady)
                tellConnected(false);
            _isReady = false;
        }

        public void Alive() => backoff.Reset();

        public void Event(string name, JsonElement data)
        {
            if (name == "INTERACTION_CREATE")
                takeInteraction(data);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "Shard {Shard} lost its connection to Discord ({Reason}) and takes it up again")]
        public static partial void Lost(ILogger logger, int shard, string reason);
    }
}
