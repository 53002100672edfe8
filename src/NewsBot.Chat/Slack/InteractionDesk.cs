using Microsoft.Extensions.Logging;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Takes slash commands, buttons and shortcuts, and replies to the one who gave them.</summary>
internal sealed partial class InteractionDesk(SlackUsers users, CommandRouter router, QuestionLimit limit, SlackApi api, SlackWork work, ILogger<InteractionDesk> logger)
{
    private readonly RecentIds _seen = new();

    /// <summary>Takes it; it can be acknowledged at once.</summary>
    public Receipt Take(Delivery delivery, SlackIdentity bot)
    {
        var order = delivery.Kind == DeliveryKind.Command ? SlackOrder.OfCommand(delivery.Payload) : SlackOrder.OfInteraction(delivery.Payload);
        if (order is null || !_seen.Add(order.Id))
            return Receipt.Taken;
        if (!work.TryTake(order.Place.Channel, token => AnswerAsync(order, bot, token)))
            work.Follow(token => ShowAsync(order, SlackReplyRenderer.OfText(Phrases.For(null).Busy), token));
        return Receipt.Taken;
    }

    private async Task AnswerAsync(SlackOrder order, SlackIdentity bot, CancellationToken ct)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SlackMessage message;
        try
        {
            message = await ReplyAsync(order, await users.CallerAsync(order.UserId, order.Place.Channel, bot, ct), shown.Task, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // whoever gave it is waiting for a word
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Log.NotAnswered(logger, ex, reference);
            message = SlackReplyRenderer.OfText(Phrases.For(null).WentWrong(reference));
        }

        work.Follow(async token =>
        {
            await ShowAsync(order, message, token);
            shown.SetResult();
        });
    }

    private async Task<SlackMessage> ReplyAsync(SlackOrder order, Caller caller, Task shown, CancellationToken ct)
    {
        var phrases = Phrases.For(caller.Locale);
        if (order.Command.Length == 0)
            return SlackReplyRenderer.OfText(phrases.NotKnown);
        if (order is { Command: SpokenCommand.Ask, IsShortcut: true, Text: "" })
            return SlackReplyRenderer.OfText(phrases.NothingToAsk);
        if (order.Command is SpokenCommand.Ask or "more" or "show" && !limit.TryTake(caller, out var wait))
            return SlackReplyRenderer.OfText(phrases.AskAgain((int)Math.Ceiling(wait.TotalSeconds)));
        var style = new ReplyStyle(caller.Locale, !order.IsForAll) { Preface = order.IsForAll ? phrases.SharedBy(order.UserName) : order.Question };
        var request = new CommandRequest(order.Command, order.Text, caller) { FollowUp = new PrivateFollowUp(this, order, style, shown) };
        return SlackReplyRenderer.Render(await router.RouteAsync(request, ct), style);
    }

    /// <summary>Below a message that all see, what one asks for is shown in its thread; elsewhere where it was asked.</summary>
    private async Task ShowAsync(SlackOrder order, SlackMessage message, CancellationToken ct)
    {
        try
        {
            if (order.IsBelowMessage || await api.RespondAsync(order.ResponseUrl, message, order.IsForAll, ct) is not SlackResult.Done)
                await PostAsync(order, message, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // one reply stops nothing but itself
        {
            Log.NotShown(logger, ex);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    /// <summary>Where the response URL is not to be used, or no longer can be; in private where the bot is not in the channel.</summary>
    private async Task PostAsync(SlackOrder order, SlackMessage message, CancellationToken ct)
    {
        var isForAll = order.IsForAll || order.Place.IsDirect;
        var result = isForAll ? await api.PostAsync(order.Place, message, key: null, ct) : await api.PostEphemeralAsync(order.Place, order.UserId, message, ct);
        if (result is SlackResult.Refused && !order.IsForAll)
            await api.PostAsync(new SlackPlace(order.UserId, null), message, key: null, ct);
    }

    /// <summary>Tells the end of long work where it was ordered, after what was replied at first.</summary>
    private sealed class PrivateFollowUp(InteractionDesk desk, SlackOrder order, ReplyStyle style, Task shown) : IFollowUp
    {
        public async ValueTask TellAsync(Reply reply, CancellationToken ct)
        {
            await shown.WaitAsync(ct);
            await desk.ShowAsync(order, SlackReplyRenderer.Render(reply, style), ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What was asked on Slack could not be answered (reference {Reference})")]
        public static partial void NotAnswered(ILogger logger, Exception exception, string reference);

        [LoggerMessage(2, LogLevel.Error, "A reply could not be shown on Slack")]
        public static partial void NotShown(ILogger logger, Exception exception);
    }
}
