using System.Globalization;
using System.Text.Json;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>One connection to the gateway, from its greeting to its end.</summary>
internal sealed class GatewayConnection(MessageSocket socket, GatewaySession session, ShardIdentity identity, IGatewayListener listener, GatewayClock clock)
{
    /// <summary>More than any payload that comes without intents.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan GreetingPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(1);

    private volatile bool _isAcknowledged;

    /// <summary>Runs until it ends; the end of <paramref name="ct"/> says goodbye.</summary>
    public async Task<ConnectionEnd> RunAsync(CancellationToken ct)
    {
        using var inflated = new InflatedMessages(MostBytes);
        using var ending = new CancellationTokenSource();
        var stop = Task.Delay(Timeout.InfiniteTimeSpan, clock.Time, ct);
        var pulse = AwaitGreetingAsync(ending.Token);
        var reading = Task.FromResult<(GatewayFrame Frame, ConnectionEnd? End)>(default);
        try
        {
            while (true)
            {
                // A read that is cancelled tears the socket down before goodbye is said, so it does not hear of the stop.
                reading = ReadAsync(inflated, ending.Token);
                if (await Task.WhenAny(reading, pulse, stop) == stop)
                    await SayGoodbyeAsync();
                ct.ThrowIfCancellationRequested();
                var (frame, end) = reading.IsCompleted ? await reading : (default, await pulse);
                if (end is null && frame.Op == GatewayOp.Hello)
                    pulse = BeatAsync(frame.HeartbeatInterval, ending.Token);
                if ((end ?? await TakeAsync(frame, ct)) is { } last)
                    return last;
            }
        }
        catch (Exception ex) when (ex is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return new ConnectionEnd(AfterClose.Resume, $"a payload could not be read: {ex.Message}");
        }
        finally
        {
            if (!ct.IsCancellationRequested)
                await socket.CloseAsync(CloseCodes.KeepSession, ct);
            await ending.CancelAsync();
            await ((Task)pulse).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it unpacks with what is disposed of next
        }
    }

    /// <summary>The next payload, or how the connection ended.</summary>
    private async Task<(GatewayFrame Frame, ConnectionEnd? End)> ReadAsync(InflatedMessages inflated, CancellationToken ct)
    {
        while (true)
        {
            switch (await socket.ReceiveAsync(ct))
            {
                case SocketMessage.Closed closed:
                    return (default, ConnectionEnd.Of(closed.Code, closed.Reason));
                case SocketMessage.Received received when inflated.Add(received.Content.Span) is { } payload:
                    return (GatewayFrame.Read(payload), null);
            }
        }
    }

    private async ValueTask<ConnectionEnd?> TakeAsync(GatewayFrame frame, CancellationToken ct)
    {
        switch (frame.Op)
        {
            case GatewayOp.Hello:
                await socket.SendAsync(Greeting(), ct);
                return null;
            case GatewayOp.Heartbeat:
                await socket.SendAsync(GatewayPayloads.Heartbeat(session.Sequence), ct);
                return null;
            case GatewayOp.HeartbeatAck:
                _isAcknowledged = true;
                listener.Alive();
                return null;
            case GatewayOp.Reconnect:
                return new ConnectionEnd(AfterClose.Resume, "the gateway asked for a new connection");
            case GatewayOp.InvalidSession:
                return new ConnectionEnd(frame.Data.ValueKind == JsonValueKind.True ? AfterClose.Resume : AfterClose.NewSession, "the gateway refused the session");
            case GatewayOp.Dispatch:
                session.Saw(frame.Sequence);
                Dispatch(frame);
                return null;
            default: // what later versions may send
                return null;
        }
    }

    private byte[] Greeting() => session is { Id: { } id, Sequence: { } sequence }
        ? GatewayPayloads.Resume(identity.Token, id, sequence)
        : GatewayPayloads.Identify(identity.Token, identity.Place);

    private void Dispatch(GatewayFrame frame)
    {
        switch (frame.Event)
        {
            case "READY":
                session.Begin(frame.Data.GetProperty("session_id").GetString()!, new Uri(frame.Data.GetProperty("resume_gateway_url").GetString()!));
                listener.Ready();
                break;
            case "RESUMED":
                listener.Ready();
                break;
            default:
                listener.Alive();
                listener.Event(frame.Event, frame.Data);
                break;
        }
    }

    private async Task<ConnectionEnd> AwaitGreetingAsync(CancellationToken ct)
    {
        await Task.Delay(GreetingPatience, clock.Time, ct);
        return new ConnectionEnd(AfterClose.Resume, "the gateway did not greet");
    }

    /// <summary>Beats until the other side no longer answers, which is how this ends.</summary>
    private async Task<ConnectionEnd> BeatAsync(TimeSpan interval, CancellationToken ct)
    {
        await Task.Delay(interval * clock.Random.NextDouble(), clock.Time, ct);
        do
        {
            _isAcknowledged = false;
            await socket.SendAsync(GatewayPayloads.Heartbeat(session.Sequence), ct);
            await Task.Delay(interval, clock.Time, ct);
        }
        while (_isAcknowledged);
        return new ConnectionEnd(AfterClose.Resume, "no heartbeat was acknowledged");
    }

    private async Task SayGoodbyeAsync()
    {
        using var patience = new CancellationTokenSource(GoodbyePatience, clock.Time);
        await socket.CloseAsync(CloseCodes.Goodbye, patience.Token);
    }
}

/// <summary>How a connection to the gateway ended.</summary>
/// <param name="Next">What to do.</param>
/// <param name="Reason">In a few words for the log; for <see cref="AfterClose.Stop"/> a sentence to the owner.</param>
internal sealed record ConnectionEnd(AfterClose Next, string Reason)
{
    public static ConnectionEnd Of(int? code, string reason)
    {
        var next = CloseCodes.Read(code);
        return new ConnectionEnd(next, next == AfterClose.Stop ? CloseCodes.Explain(code) : $"closed with {code?.ToString(CultureInfo.InvariantCulture) ?? "no code"} {reason}".TrimEnd());
    }
}

/// <summary>As whom a shard connects.</summary>
internal sealed record ShardIdentity(string Token, ShardPlace Place);

/// <summary>Where time and chance come from.</summary>
internal sealed record GatewayClock(TimeProvider Time, Random Random);

/// <summary>Who is told what happens on the gateway; it must not be kept waiting.</summary>
internal interface IGatewayListener
{
    /// <summary>A session began or goes on.</summary>
    void Ready();

    /// <summary>The connection does its work.</summary>
    void Alive();

    /// <summary>Something happened.</summary>
    void Event(string name, JsonElement data);
}
