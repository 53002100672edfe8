using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support.Slack;

/// <summary>The emulated sockets: each event goes to one of them, and again where it is not acknowledged.</summary>
internal sealed class EmulatedSockets(SlackEmulator slack)
{
    private const int Most = 10;

    /// <summary>Slack pings, and clients count on it once it has.</summary>
    private static readonly WebSocketAcceptContext Pinging = new() { KeepAliveInterval = TimeSpan.FromSeconds(1), KeepAliveTimeout = TimeSpan.FromSeconds(30) };

    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private readonly ConcurrentDictionary<string, EmulatedEnvelope> _open = new();
    private readonly Lock _lock = new();
    private readonly List<EmulatedSocket> _sockets = [];
    private readonly Channel<EmulatedSocket> _greeted = Channel.CreateUnbounded<EmulatedSocket>();
    private int _envelopes;

    /// <summary>Whether a new socket is greeted.</summary>
    public bool Greets { get; set; } = true;

    /// <summary>Whether a new socket says nothing, not even to pings.</summary>
    public bool IsMute { get; set; }

    /// <summary>How many envelopes were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>How many sockets there have been.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<EmulatedSocket> Live
    {
        get
        {
            lock (_lock)
                return [.. _sockets];
        }
    }

    /// <summary>What is delivered and not acknowledged.</summary>
    public int Unacknowledged => _open.Count;

    public string NewAddress()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return $"ws://127.0.0.1:{slack.ApiBaseUrl.Port}/link/?ticket={ticket}-secret";
    }

    /// <summary>The next socket that was greeted.</summary>
    public async Task<EmulatedSocket> NextAsync() => await _greeted.Reader.ReadAsync(slack.Patience);

    /// <summary>Delivers to the newest socket, or to the next one where there is none.</summary>
    public async Task<EmulatedEnvelope> SendAsync(string type, JsonObject payload)
    {
        var envelope = new EmulatedEnvelope($"env-{Interlocked.Increment(ref _envelopes)}", type, payload);
        _open[envelope.Id] = envelope;
        await DeliverAsync(envelope);
        return envelope;
    }

    /// <summary>Breaks every socket without a word.</summary>
    public void Drop()
    {
        foreach (var socket in Live)
            Drop(socket);
    }

    public void Drop(EmulatedSocket socket)
    {
        Forget(socket);
        socket.Drop();
    }

    /// <summary>Delivers once more what a socket took along when it went.</summary>
    public async Task RedeliverAsync()
    {
        foreach (var envelope in _open.Values.ToList())
            await DeliverAsync(envelope);
    }

    public async Task ServeAsync(HttpContext context)
    {
        var ticket = context.Request.Query["ticket"].ToString().Replace("-secret", "", StringComparison.Ordinal);
        if (!_tickets.TryRemove(ticket, out _))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden; // an address is good for one socket
            return;
        }

        using var socket = new EmulatedSocket(context, await context.WebSockets.AcceptWebSocketAsync(IsMute ? new WebSocketAcceptContext() : Pinging));
        Count++;
        slack.Workspace.Changed();
        if (IsMute)
        {
            await slack.Silence.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return; // pings are answered only while somebody reads
        }

        if (Live.Count >= Most)
        {
            await socket.SendAsync(Disconnect("too_many_websockets"));
        }
        else if (Greets)
        {
            lock (_lock)
                _sockets.Add(socket);
            await socket.SendAsync(new JsonObject
            {
                ["type"] = "hello",
                ["num_connections"] = Live.Count,
                ["connection_info"] = new JsonObject { ["app_id"] = SlackEmulator.App },
                ["debug_info"] = new JsonObject { ["host"] = "emulated", ["approximate_connection_time"] = 18_060 },
            });
            _greeted.Writer.TryWrite(socket);
            await RedeliverAsync();
        }

        while (await socket.ReceiveAsync() is { } received)
            Take(socket, received);
        Forget(socket);
        await RedeliverAsync();
    }

    /// <summary>Says that a socket will be closed.</summary>
    public static JsonObject Disconnect(string reason) => new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "emulated" } };

    private async Task DeliverAsync(EmulatedEnvelope envelope)
    {
        if (Claim(envelope) is not { } socket)
            return;
        var message = new JsonObject
        {
            ["envelope_id"] = envelope.Id,
            ["type"] = envelope.Type,
            ["accepts_response_payload"] = envelope.AcceptsAnswer,
            ["payload"] = envelope.Payload.DeepClone(),
        };
        if (envelope.Deliveries++ > 0)
            (message["retry_attempt"], message["retry_reason"]) = (envelope.Deliveries - 1, "timeout");
        await socket.SendAsync(message);
    }

    /// <summary>The newest socket, which the envelope is given to; null where a socket that lives has it already, or there is none.</summary>
    private EmulatedSocket? Claim(EmulatedEnvelope envelope)
    {
        lock (_lock)
        {
            if (envelope.Socket is { } holder && _sockets.Contains(holder))
                return null;
            return _sockets.LastOrDefault(socket => !socket.IsLeaving) is { } newest ? envelope.Socket = newest : null;
        }
    }

    private void Take(EmulatedSocket socket, JsonObject received)
    {
        var id = received["envelope_id"]?.GetValue<string>();
        if (id is null)
            slack.Violated($"a message that acknowledges nothing: {received.ToJsonString()}");
        else if (_open.TryGetValue(id, out var envelope) && envelope.Socket != socket)
            slack.Violated($"{id} was acknowledged over another socket");
        else if (_open.TryRemove(id, out envelope))
            Acknowledge(envelope, received["payload"]?.AsObject());
        slack.Workspace.Changed();
    }

    private void Acknowledge(EmulatedEnvelope envelope, JsonObject? answer)
    {
        if (answer is { Count: > 0 } && !envelope.AcceptsAnswer)
            slack.Violated($"{envelope.Type} was acknowledged with an answer: {answer.ToJsonString()}");
        envelope.Answer = answer;
        Acknowledged++;
        envelope.Done.TrySetResult();
    }

    private void Forget(EmulatedSocket socket)
    {
        lock (_lock)
            _sockets.Remove(socket);
        slack.Workspace.Changed();
    }
}

/// <summary>What is delivered over a socket.</summary>
internal sealed record EmulatedEnvelope(string Id, string Type, JsonObject Payload)
{
    public EmulatedSocket? Socket { get; set; }

    public int Deliveries { get; set; }

    /// <summary>Whether the acknowledgement may hold what is shown at once.</summary>
    public bool AcceptsAnswer => Type != "events_api";

    /// <summary>What the acknowledgement held.</summary>
    public JsonObject? Answer { get; set; }

    /// <summary>Ends when it is acknowledged.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One emulated socket.</summary>
internal sealed class EmulatedSocket(HttpContext context, WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it has been told that it will be closed.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Ends when the client is gone.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Breaks it without a word.</summary>
    public void Drop()
    {
        try
        {
            context.Abort();
        }
        catch (ObjectDisposedException)
        {
            // The client went first.
        }
    }

    /// <summary>Says that it will be closed.</summary>
    public Task LeaveAsync(string reason)
    {
        IsLeaving = true;
        return SendAsync(EmulatedSockets.Disconnect(reason));
    }

    public Task SendAsync(JsonObject message) => SendTextAsync(message.ToJsonString());

    public async Task SendTextAsync(string text)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, context.RequestAborted);
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It went away; what it did not acknowledge is delivered again.
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message; null when the client is gone.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[8_192];
        try
        {
            while (true)
            {
                var piece = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                if (piece.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                    return null;
                }

                message.Write(buffer, 0, piece.Count);
                if (piece.EndOfMessage)
                    return JsonNode.Parse(message.ToArray())!.AsObject();
            }
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _gone.TrySetResult();
        socket.Dispose();
    }
}
