namespace NewsBot.Chat.Discord.Protocol;

/// <summary>As which application the bot speaks.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Token">The bot's token. A secret.</param>
internal sealed record DiscordCredentials(string ApplicationId, string Token)
{
    /// <summary>The token does not show in a log.</summary>
    public override string ToString() => $"application {ApplicationId}";
}
