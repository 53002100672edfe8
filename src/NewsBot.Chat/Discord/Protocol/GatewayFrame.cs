using System.Text.Json;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>The operations of the gateway that matter here.</summary>
internal static class GatewayOp
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}

/// <summary>One payload of the gateway.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Sequence">The number of an event; null for all else.</param>
/// <param name="Event">The name of an event, else empty.</param>
/// <param name="Data">What it is about.</param>
internal readonly record struct GatewayFrame(int Op, long? Sequence, string Event, JsonElement Data)
{
    /// <summary>The pause between heartbeats that a greeting asks for.</summary>
    public TimeSpan HeartbeatInterval => TimeSpan.FromMilliseconds(Data.GetProperty("heartbeat_interval").GetDouble());

    public static GatewayFrame Read(ReadOnlyMemory<byte> json)
    {
        var root = JsonElement.Parse(json.Span);
        return new GatewayFrame(
            root.GetProperty("op").GetInt32(),
            root.TryGetProperty("s", out var s) && s.ValueKind == JsonValueKind.Number ? s.GetInt64() : null,
            root.TryGetProperty("t", out var t) ? t.GetString() ?? "" : "",
            root.TryGetProperty("d", out var d) ? d : default);
    }
}
