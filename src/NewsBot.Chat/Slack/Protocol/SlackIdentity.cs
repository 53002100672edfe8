namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Who the bot is in its workspace.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="Team">Its name.</param>
/// <param name="UserId">The bot as it is mentioned.</param>
internal sealed record SlackIdentity(string TeamId, string Team, string UserId)
{
    /// <summary>What the token may do, where Slack tells it.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}

/// <summary>What Slack tells of a person.</summary>
/// <param name="IsAdmin">Whether they are an admin or owner of the bot's own workspace.</param>
internal sealed record SlackUser(bool IsAdmin)
{
    /// <summary>Of someone of whom nothing is known.</summary>
    public static SlackUser Unknown { get; } = new(false);

    /// <summary>BCP 47 tag.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; init; }
}
