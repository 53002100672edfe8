using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>The calls of Discord's REST interface that the bot makes.</summary>
internal sealed class DiscordApi(DiscordRest rest, DiscordCredentials credentials)
{
    /// <summary>Discord takes a first answer for so long only.</summary>
    private static readonly TimeSpan ResponsePatience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan CommandsPatience = TimeSpan.FromMinutes(10);

    /// <summary>Where the gateway is.</summary>
    public async Task<RestResult<GatewayBot>> GetGatewayAsync(CancellationToken ct) =>
        To(await rest.SendAsync(new RestCall(HttpMethod.Get, "gateway/bot", "gateway/bot") { IsIdempotent = true }, ct), ProtocolJson.Default.GatewayBot);

    /// <summary>The application that the token belongs to.</summary>
    public async Task<RestResult<ApplicationInfo>> GetApplicationAsync(CancellationToken ct) =>
        To(await rest.SendAsync(new RestCall(HttpMethod.Get, "applications/@me", "applications/@me") { IsIdempotent = true }, ct), ProtocolJson.Default.ApplicationInfo);

    /// <summary>The commands that Discord knows, of a guild or of all.</summary>
    public Task<RestResult<JsonElement>> GetCommandsAsync(string? guildId, CancellationToken ct) => rest.SendAsync(
        Commands(HttpMethod.Get, guildId, "?with_localizations=true"), ct);

    /// <summary>Replaces the commands that Discord knows.</summary>
    public Task<RestResult<JsonElement>> PutCommandsAsync(string? guildId, IReadOnlyList<CommandDefinition> commands, CancellationToken ct) =>
        rest.SendAsync(Commands(HttpMethod.Put, guildId, "") with { Body = Json(commands, ProtocolJson.Default.IReadOnlyListCommandDefinition) }, ct);

    /// <summary>Gives the first answer. To do so again does no harm: Discord says that it has one.</summary>
    public async Task<bool> RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken ct)
    {
        var call = new RestCall(HttpMethod.Post, "interactions/{id}/{token}/callback", $"interactions/{interaction.Id}/{interaction.Token}/callback")
        {
            Resource = interaction.Id,
            Body = Json(response, ProtocolJson.Default.InteractionResponse),
            NeedsBot = false,
            IsIdempotent = true,
            Patience = ResponsePatience,
        };
        return await rest.SendAsync(call, ct) is RestResult<JsonElement>.Done or RestResult<JsonElement>.Refused { Code: DiscordErrors.AlreadyAcknowledged };
    }

    /// <summary>Gives or changes the message that was deferred.</summary>
    public async Task<bool> EditResponseAsync(Interaction interaction, MessageBody body, CancellationToken ct)
    {
        var call = new RestCall(HttpMethod.Patch, "webhooks/{app}/{token}/messages/@original", $"webhooks/{interaction.ApplicationId}/{interaction.Token}/messages/@original")
        {
            Resource = $"{interaction.ApplicationId}/{interaction.Token}",
            Body = Json(body, ProtocolJson.Default.MessageBody),
            NeedsBot = false,
            IsIdempotent = true,
            MayBeEarly = true,
        };
        return await rest.SendAsync(call, ct) is RestResult<JsonElement>.Done;
    }

    /// <summary>Writes into a channel; not again where it may have been written.</summary>
    public async Task<bool> WriteAsync(string channelId, MessageBody body, CancellationToken ct)
    {
        var call = new RestCall(HttpMethod.Post, "channels/{channel}/messages", $"channels/{channelId}/messages")
        {
            Resource = channelId,
            Body = Json(body, ProtocolJson.Default.MessageBody),
        };
        return await rest.SendAsync(call, ct) is RestResult<JsonElement>.Done;
    }

    private RestCall Commands(HttpMethod method, string? guildId, string query) => guildId is null
        ? new RestCall(method, "applications/{app}/commands", $"applications/{credentials.ApplicationId}/commands{query}") { IsIdempotent = true, Patience = CommandsPatience }
        : new RestCall(method, "applications/{app}/guilds/{guild}/commands", $"applications/{credentials.ApplicationId}/guilds/{guildId}/commands{query}")
        {
            Resource = guildId,
            IsIdempotent = true,
            Patience = CommandsPatience,
        };

    private static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static RestResult<T> To<T>(RestResult<JsonElement> result, JsonTypeInfo<T> type)
    {
        switch (result)
        {
            case RestResult<JsonElement>.Refused refused:
                return new RestResult<T>.Refused(refused.Status, refused.Code, refused.Message);
            case RestResult<JsonElement>.Done { Value: var json }:
                try
                {
                    return new RestResult<T>.Done(json.Deserialize(type)!);
                }
                catch (Exception ex) when (ex is JsonException or InvalidOperationException)
                {
                    return new RestResult<T>.Failed("the answer could not be read");
                }

            default:
                return new RestResult<T>.Failed(((RestResult<JsonElement>.Failed)result).Reason);
        }
    }
}
