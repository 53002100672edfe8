using System.Buffers;
using System.Net.WebSockets;

namespace NewsBot.Chat.Sockets;

/// <summary>A WebSocket that sends and receives whole messages. One reads from it; any number may send.</summary>
internal sealed class MessageSocket : IAsyncDisposable
{
    private const int PieceBytes = 16 * 1024;

    private readonly ClientWebSocket _socket;
    private readonly int _mostBytes;
    private readonly ArrayBufferWriter<byte> _message = new(PieceBytes);
    private readonly SemaphoreSlim _sending = new(1, 1);

    private MessageSocket(ClientWebSocket socket, int mostBytes) => (_socket, _mostBytes) = (socket, mostBytes);

    /// <summary>Connects; a message of more than <paramref name="mostBytes"/> will end the connection.</summary>
    public static Task<MessageSocket> ConnectAsync(Uri address, int mostBytes, CancellationToken ct) => ConnectAsync(address, mostBytes, Timeout.InfiniteTimeSpan, ct);

    /// <summary>The same, with pings: a connection whose other side does not answer them for that long is lost.</summary>
    public static async Task<MessageSocket> ConnectAsync(Uri address, int mostBytes, TimeSpan deadAfter, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        if (deadAfter > TimeSpan.Zero)
            (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (deadAfter / 2, deadAfter / 2);
        try
        {
            await socket.ConnectAsync(address, ct);
            return new MessageSocket(socket, mostBytes);
        }
        catch (Exception) // whatever it was, nobody else disposes of the socket
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The next whole message, whose bytes hold until the next call, or how the connection ended.</summary>
    public async ValueTask<SocketMessage> ReceiveAsync(CancellationToken ct)
    {
        _message.ResetWrittenCount();
        try
        {
            while (_message.WrittenCount <= _mostBytes)
            {
                var piece = await _socket.ReceiveAsync(_message.GetMemory(PieceBytes), ct);
                if (piece.MessageType == WebSocketMessageType.Close)
                    return new SocketMessage.Closed((int?)_socket.CloseStatus, _socket.CloseStatusDescription ?? "");
                _message.Advance(piece.Count);
                if (piece.EndOfMessage)
                    return new SocketMessage.Received(_message.WrittenMemory);
            }

            return new SocketMessage.Closed(null, $"a message was larger than {_mostBytes} bytes");
        }
        catch (Exception ex) when (IsLost(ex, ct))
        {
            return new SocketMessage.Closed(null, ex.Message);
        }
    }

    /// <summary>Sends one message of text; false where the connection is lost, which the reader is told as well.</summary>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, ct);
            return true;
        }
        catch (Exception ex) when (IsLost(ex, ct))
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye with a code, as far as the other side still listens; then the reader finds the connection closed.</summary>
    public async ValueTask CloseAsync(int code, CancellationToken ct)
    {
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, ct);
        }
        catch (Exception ex) when (ex is OperationCanceledException || IsLost(ex, ct))
        {
            // The other side is gone; there is nobody to say goodbye to.
        }
    }

    /// <summary>Ends the connection at once.</summary>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsLost(Exception ex, CancellationToken ct) =>
        ex is WebSocketException or IOException or InvalidOperationException || (ex is OperationCanceledException && !ct.IsCancellationRequested);
}

/// <summary>What came from a socket.</summary>
internal abstract record SocketMessage
{
    /// <summary>A whole message.</summary>
    public sealed record Received(ReadOnlyMemory<byte> Content) : SocketMessage;

    /// <summary>The connection ended: with the other side's code, or without one where it was lost.</summary>
    public sealed record Closed(int? Code, string Reason) : SocketMessage;
}
