using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Tells Discord of the commands, only where it knows others: new ones are counted.</summary>
internal sealed partial class CommandRegistration(DiscordApi api, ILogger<CommandRegistration> logger)
{
    /// <summary>The parts of a command that we set; Discord adds others, and gives back some that were left out with a default.</summary>
    private static readonly string[] Parts =
    [
        "name", "name_localizations", "description", "description_localizations", "type", "options", "default_member_permissions", "contexts",
        "integration_types", "required", "autocomplete", "max_length",
    ];

    private static readonly string[] Unordered = ["contexts", "integration_types"];

    /// <summary>Makes the commands of a guild, or of all guilds, those that are wanted; false where that failed.</summary>
    public async Task<bool> EnsureAsync(string? guildId, IReadOnlyList<CommandDefinition> wanted, CancellationToken ct)
    {
        if (await AreAsync(guildId, wanted, ct) == true)
            return true;
        var isDone = await api.PutCommandsAsync(guildId, wanted, ct) is RestResult<JsonElement>.Done;
        if (isDone)
            Log.Registered(logger, wanted.Count);
        return isDone;
    }

    /// <summary>Whether Discord knows just these commands; null where it did not say.</summary>
    public async Task<bool?> AreAsync(string? guildId, IReadOnlyList<CommandDefinition> wanted, CancellationToken ct)
    {
        if (await api.GetCommandsAsync(guildId, ct) is not RestResult<JsonElement>.Done { Value: { ValueKind: JsonValueKind.Array } registered })
            return null;
        return AreSame(registered, JsonSerializer.SerializeToElement(wanted, ProtocolJson.Default.IReadOnlyListCommandDefinition));
    }

    internal static bool AreSame(JsonElement registered, JsonElement wanted) => Lines(registered).SequenceEqual(Lines(wanted), StringComparer.Ordinal);

    private static IEnumerable<string> Lines(JsonElement commands) =>
        commands.EnumerateArray().Select(command => Canonical(command, "")!.ToJsonString()).Order(StringComparer.Ordinal);

    /// <summary>Without what is not ours and what says nothing, in one order.</summary>
    private static JsonNode? Canonical(JsonElement value, string part) => value.ValueKind switch
    {
        JsonValueKind.Object when part.EndsWith("_localizations", StringComparison.Ordinal) =>
            new JsonObject(value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Name, Canonical(p.Value, "")))),
        JsonValueKind.Object => new JsonObject(
            from name in Parts
            where value.TryGetProperty(name, out _)
            let inner = Canonical(value.GetProperty(name), name)
            where inner is not null
            select KeyValuePair.Create<string, JsonNode?>(name, inner)),
        JsonValueKind.Array when value.GetArrayLength() == 0 => null,
        JsonValueKind.Array when Unordered.Contains(part) => new JsonArray([.. value.EnumerateArray().OrderBy(v => v.GetInt32()).Select(v => Canonical(v, ""))]),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(v => Canonical(v, ""))]),
        JsonValueKind.False or JsonValueKind.Null => null,
        JsonValueKind.String when value.GetString() == "" => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Told Discord of {Count} commands")]
        public static partial void Registered(ILogger logger, int count);
    }
}
