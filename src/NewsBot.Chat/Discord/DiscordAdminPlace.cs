using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Chat.Discord;

/// <summary>The channel of <c>Discord:AdminChannelId</c>, where one is set.</summary>
internal sealed class DiscordAdminPlace(DiscordApi api, IOptions<DiscordOptions> options) : IAdminPlace
{
    public async ValueTask TellAsync(string text, CancellationToken ct)
    {
        if (options.Value.AdminChannelId is { Length: > 0 } channel)
            await api.WriteAsync(channel, DiscordReplyRenderer.OfText(text), ct);
    }
}
