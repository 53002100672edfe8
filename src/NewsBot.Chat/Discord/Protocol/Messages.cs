namespace NewsBot.Chat.Discord.Protocol;

/// <summary>A message, or the change of one. It never mentions anyone.</summary>
internal sealed record MessageBody
{
    /// <summary>The longest content.</summary>
    public const int MaxContent = 2_000;

    /// <summary>The flag of what one person sees.</summary>
    public const int Ephemeral = 64;

    private const int SuppressEmbeds = 4;

    public string Content { get; init; } = "";

    /// <summary>Given with every body, edits included, because what is left out means that users may be mentioned.</summary>
    public AllowedMentions AllowedMentions { get; } = AllowedMentions.None;

    /// <summary>No previews of links.</summary>
    public int Flags { get; private init; } = SuppressEmbeds;

    public IReadOnlyList<ActionRow> Components { get; init; } = [];

    /// <summary>The same, shown to one person only.</summary>
    public MessageBody ToOnePerson() => this with { Flags = SuppressEmbeds | Ephemeral };
}

/// <summary>Who may be mentioned.</summary>
internal sealed record AllowedMentions(IReadOnlyList<string> Parse)
{
    public static AllowedMentions None { get; } = new([]);
}

/// <summary>A row of buttons.</summary>
internal sealed record ActionRow(IReadOnlyList<Button> Components)
{
    public const int MostRows = 5;
    public const int MostButtons = 5;

    public int Type { get; } = 1;
}

/// <summary>A button that is told when it is pressed.</summary>
internal sealed record Button(string Label, string CustomId)
{
    public int Type { get; } = 2;

    /// <summary>Grey.</summary>
    public int Style { get; } = 2;
}

/// <summary>The first answer to an interaction.</summary>
/// <param name="Type">Which kind of answer.</param>
/// <param name="Data">What it says.</param>
internal sealed record InteractionResponse(int Type, ResponseData? Data)
{
    /// <summary>To a ping.</summary>
    public static InteractionResponse Pong { get; } = new(1, null);

    /// <summary>The message follows by an edit; whether one person or all see it is settled now.</summary>
    public static InteractionResponse Deferred(bool toOnePerson) => new(5, new ResponseData { Flags = toOnePerson ? MessageBody.Ephemeral : null });

    /// <summary>A message at once.</summary>
    public static InteractionResponse Message(MessageBody body) => new(4, new ResponseData
    {
        Content = body.Content,
        AllowedMentions = body.AllowedMentions,
        Flags = body.Flags,
        Components = body.Components,
    });

    /// <summary>What an option may be completed to.</summary>
    public static InteractionResponse Choices(IReadOnlyList<Choice> choices) => new(8, new ResponseData { Choices = choices });
}

/// <summary>What the first answer to an interaction says.</summary>
internal sealed record ResponseData
{
    public string? Content { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public int? Flags { get; init; }

    public IReadOnlyList<ActionRow>? Components { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }
}

/// <summary>What an option may be completed to.</summary>
internal sealed record Choice(string Name, string Value)
{
    public const int Most = 25;
    public const int MaxLength = 100;
}
