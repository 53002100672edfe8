using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>What is said over REST, as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(ApplicationInfo))]
[JsonSerializable(typeof(IReadOnlyList<CommandDefinition>))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
