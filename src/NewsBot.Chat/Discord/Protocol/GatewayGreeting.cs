using System.Net.WebSockets;
using System.Text.Json;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Whether the gateway can be connected to; no session is begun, so it costs none.</summary>
internal static class GatewayGreeting
{
    private const string Query = "v=10&encoding=json";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether the gateway at <paramref name="address"/> greets.</summary>
    public static async ValueTask<bool> ComesAsync(string address, TimeProvider time, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await using var socket = await MessageSocket.ConnectAsync(new UriBuilder(address) { Query = Query }.Uri, GatewayConnection.MostBytes, both.Token);
            return await socket.ReceiveAsync(both.Token) is SocketMessage.Received received && GatewayFrame.Read(received.Content).Op == GatewayOp.Hello;
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is WebSocketException or OperationCanceledException or JsonException or UriFormatException)
        {
            return false;
        }
    }
}
