using System.Globalization;

namespace NewsBot.Chat.Discord;

/// <summary>The link that brings the bot to a server: it may do what its features need, and nothing else.</summary>
internal static class DiscordInvite
{
    /// <summary>What the bot may do, and what for. Answers need none of it: Discord takes them from any bot that was asked.</summary>
    public static readonly IReadOnlyDictionary<ulong, string> Permissions = new Dictionary<ulong, string>
    {
        [1UL << 10] = "see channels: there the end of long work, and what admins are to know, is told",
        [1UL << 11] = "send messages: there the end of long work, and what admins are to know, is told",
        [1UL << 38] = "send messages in threads: the same where the work was ordered in one",
    };

    /// <summary>The link for the application with that id.</summary>
    public static string Write(string applicationId)
    {
        var permissions = Permissions.Keys.Aggregate(0UL, (all, one) => all | one);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"https://discord.com/oauth2/authorize?client_id={applicationId}&scope=bot+applications.commands&permissions={permissions}");
    }
}
