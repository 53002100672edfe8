using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>What someone did.</summary>
internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// <summary>Something that someone did with the bot and that is to be answered.</summary>
internal sealed record Interaction
{
    public required string Id { get; init; }

    public required string ApplicationId { get; init; }

    public required InteractionType Type { get; init; }

    /// <summary>Allows to answer for 15 minutes. A secret.</summary>
    public required string Token { get; init; }

    public InteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    /// <summary>Who, in a guild.</summary>
    public Member? Member { get; init; }

    /// <summary>Who, elsewhere.</summary>
    public User? User { get; init; }

    /// <summary>The asker's language, as Discord names it.</summary>
    public string? Locale { get; init; }

    /// <summary>What it was read from.</summary>
    [JsonIgnore]
    public JsonElement Source { get; private init; }

    [JsonIgnore]
    public string SenderId => Member?.User?.Id ?? User?.Id ?? "";

    /// <summary>Reads one; null for what is none.</summary>
    public static Interaction? Read(JsonElement json)
    {
        try
        {
            return json.Deserialize(ProtocolJson.Default.Interaction) is { } interaction ? interaction with { Source = json } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The secrets do not show in a log.</summary>
    public override string ToString() => $"interaction {Id} ({Type})";
}

/// <summary>What an interaction is about. What is left out is set to null by generated readers, so defaults are given on reading.</summary>
internal sealed record InteractionData
{
    public string Name { get => field ?? ""; init; }

    public IReadOnlyList<InteractionOption> Options { get => field ?? []; init; }

    public string CustomId { get => field ?? ""; init; }

    public string? TargetId { get; init; }

    public ResolvedData? Resolved { get; init; }
}

/// <summary>An option of a command, or a part of its name with options of its own.</summary>
internal sealed record InteractionOption
{
    /// <summary>The type of an option that is a part of the command's name.</summary>
    public const int SubCommand = 1;

    public const int SubCommandGroup = 2;

    public required string Name { get; init; }

    public int Type { get; init; }

    public JsonElement Value { get; init; }

    public bool Focused { get; init; }

    public IReadOnlyList<InteractionOption> Options { get => field ?? []; init; }

    /// <summary>The value as text.</summary>
    [JsonIgnore]
    public string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : Value.ValueKind == JsonValueKind.Undefined ? "" : Value.GetRawText();
}

/// <summary>What the ids of an interaction stand for.</summary>
internal sealed record ResolvedData
{
    public IReadOnlyDictionary<string, SourceMessage> Messages { get => field ?? new Dictionary<string, SourceMessage>(); init; }

    public IReadOnlyDictionary<string, Attachment> Attachments { get => field ?? new Dictionary<string, Attachment>(); init; }
}

/// <summary>A message that an interaction is about.</summary>
internal sealed record SourceMessage
{
    public string Content { get => field ?? ""; init; }
}

/// <summary>A file that someone sent along.</summary>
internal sealed record Attachment(string Filename, long Size, string Url);

/// <summary>Someone in a guild.</summary>
internal sealed record Member
{
    private const ulong Administrator = 1 << 3;
    private const ulong ManageGuild = 1 << 5;

    public User? User { get; init; }

    public IReadOnlyList<string> Roles { get => field ?? []; init; }

    /// <summary>A bit set in decimal.</summary>
    public string Permissions { get => field ?? "0"; init; }

    /// <summary>Whether they may manage the guild that this happened in.</summary>
    [JsonIgnore]
    public bool ManagesGuild =>
        ulong.TryParse(Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && (bits & (Administrator | ManageGuild)) != 0;
}

/// <summary>Someone.</summary>
internal sealed record User(string Id);
