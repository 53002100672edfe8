using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>A payload that we send: the operation and what it is about.</summary>
internal sealed record Outgoing<T>(int Op, T D);

/// <summary>Who we are.</summary>
internal sealed record Identify(string Token, int Intents, ClientProperties Properties, int[] Shard);

/// <summary>What we run on.</summary>
internal sealed record ClientProperties(string Os, string Browser, string Device);

/// <summary>Which session goes on, and after which event.</summary>
internal sealed record Resume(string Token, string SessionId, long Seq);

/// <summary>Writes the payloads of the gateway.</summary>
internal static class GatewayPayloads
{
    /// <summary>Interactions come without any intent.</summary>
    private const int NoIntents = 0;

    public static byte[] Heartbeat(long? sequence) =>
        JsonSerializer.SerializeToUtf8Bytes(new Outgoing<long?>(GatewayOp.Heartbeat, sequence), GatewayJson.Default.OutgoingNullableInt64);

    public static byte[] Identify(string token, ShardPlace place) => JsonSerializer.SerializeToUtf8Bytes(
        new Outgoing<Identify>(
            GatewayOp.Identify,
            new Identify(token, NoIntents, new ClientProperties(OperatingSystem.IsWindows() ? "windows" : "linux", "newsbot", "newsbot"), [place.Shard, place.Of])),
        GatewayJson.Default.OutgoingIdentify);

    public static byte[] Resume(string token, string sessionId, long sequence) => JsonSerializer.SerializeToUtf8Bytes(
        new Outgoing<Resume>(GatewayOp.Resume, new Resume(token, sessionId, sequence)), GatewayJson.Default.OutgoingResume);
}

/// <summary>Which of how many shards.</summary>
internal readonly record struct ShardPlace(int Shard, int Of);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Outgoing<long?>))]
[JsonSerializable(typeof(Outgoing<Identify>))]
[JsonSerializable(typeof(Outgoing<Resume>))]
internal sealed partial class GatewayJson : JsonSerializerContext;
