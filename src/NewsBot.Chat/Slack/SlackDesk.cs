using NewsBot.Articles;
using NewsBot.Chat.Slack.Protocol;

namespace NewsBot.Chat.Slack;

/// <summary>Takes all that Slack delivers.</summary>
internal sealed class SlackDesk(EventDesk events, InteractionDesk interactions, SlackState state) : IDeliveryDesk
{
    public async ValueTask<Receipt> TakeAsync(Delivery delivery, CancellationToken ct)
    {
        if (state.Bot is not { } bot)
            return Receipt.NotNow;
        try
        {
            return delivery.Kind == DeliveryKind.Event ? await events.TakeAsync(delivery.Payload, bot, ct) : interactions.Take(delivery, bot);
        }
        catch (FormatException)
        {
            return Receipt.Unreadable;
        }
        catch (ArchiveUnavailableException)
        {
            return Receipt.NotNow; // the database cannot keep it; Slack does so for a while
        }
    }
}
