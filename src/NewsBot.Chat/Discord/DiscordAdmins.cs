using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>Who may change what is ingested.</summary>
internal sealed class DiscordAdmins(IOptions<DiscordOptions> options)
{
    /// <summary>
    /// Whether someone is listed, has a listed role, or manages a server that counts. Anyone manages a server of their own, so
    /// it counts only in those that the owner named.
    /// </summary>
    public bool Include(Interaction interaction)
    {
        var rules = options.Value;
        if (rules.AdminUserIds.Contains(interaction.SenderId, StringComparer.Ordinal))
            return true;
        if (interaction is not { Member: { } member, GuildId: { } guild })
            return false;
        return member.Roles.Intersect(rules.AdminRoleIds, StringComparer.Ordinal).Any()
            || (member.ManagesGuild && (guild == rules.GuildId || rules.AdminGuildIds.Contains(guild, StringComparer.Ordinal)));
    }
}
