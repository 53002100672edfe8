using Microsoft.Extensions.Configuration;

namespace NewsBot.Commands;

/// <summary>Whether people reach the bot over a chat.</summary>
public static class ConfiguredChats
{
    private static readonly string[] Keys =
        ["Discord:Token", "Discord:TokenFile", "Discord:PublicKey", "Slack:BotToken", "Slack:BotTokenFile"];

    /// <summary>Whether any chat is configured, with whatever success.</summary>
    public static bool Any(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Keys.Any(key => !string.IsNullOrEmpty(configuration[key]));
    }
}
