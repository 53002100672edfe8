using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support.Discord;

/// <summary>One connection to the emulated gateway.</summary>
internal sealed class EmulatedConnection : IAsyncDisposable
{
    private const int LargestPayload = 4_096;
    private const int InvalidSession = 9;

    private readonly HttpContext _context;
    private readonly WebSocket _socket;
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream? _deflating;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EmulatedConnection(HttpContext context, WebSocket socket)
    {
        (_context, _socket, Path, Query) = (context, socket, context.Request.Path.Value!, context.Request.QueryString.Value!);
        if (Query.Contains("compress=zlib-stream", StringComparison.Ordinal))
            _deflating = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
    }

    public string Path { get; }

    public string Query { get; }

    public EmulatedSession? Session { get; set; }

    /// <summary>Ends when the client is gone.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether packed payloads come in two messages.</summary>
    public bool IsSplit { get; set; }

    public Task SendAsync(int op, JsonNode? data)
    {
        if (op == InvalidSession && Session is { } session)
            session.Connection = null; // nothing is told until it is taken up again
        return SendAsync(new JsonObject { ["op"] = op, ["d"] = data?.DeepClone(), ["s"] = null, ["t"] = null });
    }

    public async Task SendAsync(JsonObject payload)
    {
        var json = System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString());
        await _sending.WaitAsync();
        try
        {
            if (_deflating is null)
                await _socket.SendAsync(json, WebSocketMessageType.Text, true, _context.RequestAborted);
            else
                await SendPackedAsync(json);
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It went away; the session keeps what it missed.
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next payload; null when the client is gone, its code in <see cref="CloseCode"/>.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var buffer = new byte[LargestPayload + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var piece = await _socket.ReceiveAsync(buffer.AsMemory(length), _context.RequestAborted);
                if (piece.MessageType == WebSocketMessageType.Close)
                {
                    CloseCode = (int?)_socket.CloseStatus;
                    return null;
                }

                length += piece.Count;
                if (length > LargestPayload)
                {
                    await CloseAsync(4002);
                    return null;
                }

                if (piece.EndOfMessage)
                    return JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject();
            }
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>The code with which the client went.</summary>
    public int? CloseCode { get; private set; }

    public async Task CloseAsync(int code)
    {
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, _context.RequestAborted);
        }
        catch (Exception ex) when (ex is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It went first.
        }
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Drop()
    {
        try
        {
            _context.Abort();
        }
        catch (ObjectDisposedException)
        {
            // It went first.
        }
    }

    /// <summary>Waits for what is being sent: to pack with what is disposed of already ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _sending.WaitAsync();
        if (_deflating is not null)
            await _deflating.DisposeAsync();
        await _packed.DisposeAsync();
        _sending.Release();
    }

    private async Task SendPackedAsync(byte[] json)
    {
        _packed.SetLength(0);
        _deflating!.Write(json);
        _deflating.Flush();
        var bytes = _packed.ToArray();
        var half = IsSplit ? bytes.Length / 2 : 0;
        if (half > 0)
            await _socket.SendAsync(bytes.AsMemory(0, half), WebSocketMessageType.Binary, true, _context.RequestAborted);
        await _socket.SendAsync(bytes.AsMemory(half), WebSocketMessageType.Binary, true, _context.RequestAborted);
    }
}
