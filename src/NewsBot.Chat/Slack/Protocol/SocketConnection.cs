using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>One socket of Slack's, from its greeting to its end.</summary>
internal sealed partial class SocketConnection : IAsyncDisposable
{
    /// <summary>More than any envelope.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int GoodbyeCode = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly MessageSocket _socket;
    private readonly IDeliveryDesk _desk;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PendingTasks _takings = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Parting> _parting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _reading;

    public SocketConnection(MessageSocket socket, IDeliveryDesk desk, TimeProvider time, ILogger logger)
    {
        (_socket, _desk, _time, _logger) = (socket, desk, time, logger);
        _reading = ReadAsync(_ending.Token);
    }

    /// <summary>Ends when Slack has greeted.</summary>
    public Task Greeted => _greeted.Task;

    /// <summary>Why another is to take over; this one goes on until <see cref="LeaveAsync"/>, where it was not lost.</summary>
    public Task<Parting> Parting => _parting.Task;

    /// <summary>Acknowledges what has come, says goodbye and waits, for a while, for the other side to go.</summary>
    public async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        try
        {
            await _takings.AllAsync(patience.Token);
            await _socket.CloseAsync(GoodbyeCode, patience.Token);
            await _reading.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // It does not go; then it is left.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _socket.DisposeAsync();
        _ending.Dispose();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            while (await _socket.ReceiveAsync(ct) is SocketMessage.Received received)
                Take(SocketEnvelope.Read(received.Content.Span), ct);
        }
        catch (JsonException)
        {
            Log.Unreadable(_logger, "message");
        }
        finally
        {
            _parting.TrySetResult(Protocol.Parting.Lost);
            _greeted.TrySetCanceled(CancellationToken.None);
        }
    }

    private void Take(SocketEnvelope envelope, CancellationToken ct)
    {
        switch (envelope.Type)
        {
            case "hello":
                _greeted.TrySetResult();
                break;
            case "disconnect":
                _parting.TrySetResult(Partings.Read(envelope.Reason));
                break;
            default:
                if (envelope.Id is { } id)
                    Begin(() => TakeAsync(envelope, id, ct));
                break;
        }
    }

    /// <summary>It is known to be under way before it begins, so that <see cref="LeaveAsync"/> waits for it in any case.</summary>
    private void Begin(Func<Task> taking)
    {
        var ending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _takings.Add(ending.Task);
        _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await taking();
            }
            finally
            {
                ending.SetResult();
            }
        }
    }

    /// <summary>What is acknowledged is acknowledged here, for no other socket may do it; what is not comes again.</summary>
    private async Task TakeAsync(SocketEnvelope envelope, string id, CancellationToken ct)
    {
        try
        {
            var receipt = envelope.Delivery is { } delivery ? await _desk.TakeAsync(delivery, ct) : Receipt.Taken;
            if (receipt == Receipt.Unreadable)
                Log.Unreadable(_logger, envelope.Type);
            if (receipt != Receipt.NotNow)
                await _socket.SendAsync(SocketEnvelope.Acknowledge(id), ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // one envelope stops nothing but itself
        {
            Log.NotTaken(_logger, ex, envelope.Type);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // It is not acknowledged and comes again.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack sent a {Type} that cannot be read")]
        public static partial void Unreadable(ILogger logger, string type);

        [LoggerMessage(2, LogLevel.Error, "What Slack sent as {Type} could not be taken")]
        public static partial void NotTaken(ILogger logger, Exception exception, string type);
    }
}

/// <summary>Why a socket is left.</summary>
internal enum Parting
{
    /// <summary>It is gone.</summary>
    Lost,

    /// <summary>It will be closed soon: another takes over first.</summary>
    Refresh,

    /// <summary>The app has too many of them.</summary>
    TooMany,

    /// <summary>Socket Mode is switched off.</summary>
    SwitchedOff,
}

/// <summary>Slack's reasons for a disconnection.</summary>
internal static class Partings
{
    public static Parting Read(string reason) => reason switch
    {
        "link_disabled" or "socket_mode_disabled" => Parting.SwitchedOff,
        "too_many_websockets" => Parting.TooMany,
        _ => Parting.Refresh,
    };
}
