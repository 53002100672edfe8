namespace NewsBot.Chat.Discord.Protocol;

/// <summary>A command as Discord is told of it.</summary>
internal sealed record CommandDefinition
{
    public const int ChatInput = 1;
    public const int OnMessage = 3;

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>Empty for a command on a message.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public int Type { get; init; } = ChatInput;

    public IReadOnlyList<OptionDefinition> Options { get; init; } = [];

    /// <summary>A bit set in decimal: who sees it before an admin of the server decides; null for everyone.</summary>
    public string? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be given, in 0 guilds, 1 talks with the bot, 2 other private channels; only told of global commands.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>0 for guilds, 1 for users; only told of global commands.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

/// <summary>An option of a command, or a part of its name.</summary>
internal sealed record OptionDefinition
{
    public const int SubCommand = 1;
    public const int SubCommandGroup = 2;
    public const int Text = 3;
    public const int Flag = 5;
    public const int File = 11;

    public required int Type { get; init; }

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool Required { get; init; }

    public bool Autocomplete { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<OptionDefinition> Options { get; init; } = [];
}
