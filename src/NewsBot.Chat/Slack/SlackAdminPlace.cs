using Microsoft.Extensions.Options;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Chat.Slack;

/// <summary>The channel of <c>Slack:AdminChannelId</c>, where there is one.</summary>
internal sealed class SlackAdminPlace(SlackApi api, IOptions<SlackOptions> options) : IAdminPlace
{
    public async ValueTask TellAsync(string text, CancellationToken ct)
    {
        if (options.Value.AdminChannelId is { Length: > 0 } channel)
            await api.PostAsync(new SlackPlace(channel, null), SlackReplyRenderer.OfText(text), key: null, ct);
    }
}
