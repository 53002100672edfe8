using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Takes events. What was said to the bot is kept before it is acknowledged, and answered once.</summary>
internal sealed partial class EventDesk(SlackTalk talk, ThreadFollowUps followUps, SlackHome home, SlackPoster poster, SlackApi api, IInbox inbox, SlackWork work, SlackState state, ILogger<EventDesk> logger)
{
    /// <summary>By message: the end of what is being done about it.</summary>
    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private readonly RecentIds _seen = new();
    private readonly RecentIds _gone = new();

    /// <summary>Takes an event; it can be acknowledged when this ends.</summary>
    public async ValueTask<Receipt> TakeAsync(JsonElement payload, SlackIdentity bot, CancellationToken ct)
    {
        switch (SlackEvent.Read(payload, bot.UserId))
        {
            case SlackEvent.Said { Saying: var saying }:
                if (await IsToBeAnsweredAsync(saying, bot, ct))
                    await KeepAsync(saying.Key, payload, bot, ct);
                return Receipt.Taken;
            case SlackEvent.Changed { Saying: var saying }:
                await KeepChangeAsync(saying, payload, bot, ct);
                return Receipt.Taken;
            case SlackEvent.Gone gone:
                _gone.Add(gone.MessageKey);
                if (await inbox.FindAsync(gone.MessageKey, ct) is not null)
                    await KeepAsync(NextKey(gone.MessageKey, payload), payload, bot, ct);
                return Receipt.Taken;
            case SlackEvent.HomeOpened or SlackEvent.AssistantOpened when !_seen.Add(payload.Needed("event_id")):
                return Receipt.Taken;
            case SlackEvent.HomeOpened opened:
                work.Follow(token => GuardAsync(home.ShowAsync(opened.UserId, bot, token), token));
                return Receipt.Taken;
            case SlackEvent.AssistantOpened opened:
                work.Follow(token => GuardAsync(home.SuggestAsync(opened.Thread, token), token));
                return Receipt.Taken;
            case SlackEvent.Ended ended:
                Log.Ended(logger, ended.Problem);
                state.Problem = ended.Problem;
                return Receipt.Taken;
            case SlackEvent.HeldBack:
                Log.HeldBack(logger);
                return Receipt.Taken;
            default:
                return Receipt.Taken;
        }
    }

    /// <summary>Takes up what an earlier run left.</summary>
    public async Task RecoverAsync(SlackIdentity bot, CancellationToken ct)
    {
        var waiting = await inbox.WaitingAsync(SlackAdapter.Chat, ct);
        foreach (var end in await followUps.UntoldAsync(waiting.Select(item => item.Key), ct))
            work.Follow(token => GuardAsync(followUps.TellBrokenOffAsync(end, bot, token), token));
        foreach (var item in waiting)
            Begin(item, bot, mayStand: true);
    }

    /// <summary>Slack may tell of the end of a message before it tells of the message.</summary>
    private async ValueTask<bool> IsToBeAnsweredAsync(SlackSaying saying, SlackIdentity bot, CancellationToken ct) =>
        !_gone.Knows(saying.Key) && await talk.IsMeantAsync(saying, bot, ct);

    /// <summary>A message of which nothing was known is answered as it is now, for Slack may tell of the change first; of another the change is the next thing to do.</summary>
    private async ValueTask KeepChangeAsync(SlackSaying saying, JsonElement payload, SlackIdentity bot, CancellationToken ct)
    {
        if (await inbox.FindAsync(saying.Key, ct) is null && (!await IsToBeAnsweredAsync(saying, bot, ct) || await KeepAsync(saying.Key, payload, bot, ct)))
            return;
        await KeepAsync(NextKey(saying.Key, payload), payload, bot, ct);
    }

    /// <summary>Names the next thing to do about a message.</summary>
    private static string NextKey(string messageKey, JsonElement payload) => $"{messageKey} {payload.Needed("event_id")}";

    /// <summary>Keeps it and begins with it; false where it is known.</summary>
    private async ValueTask<bool> KeepAsync(string key, JsonElement payload, SlackIdentity bot, CancellationToken ct)
    {
        var item = new InboxItem(SlackAdapter.Chat, key, $"{SlackAdapter.Chat} {bot.TeamId} {payload.Needed("event_id")}", payload.GetRawText());
        if (!await inbox.AddAsync(item, ct))
            return false;
        Begin(item, bot, mayStand: false);
        return true;
    }

    private void Begin(InboxItem item, SlackIdentity bot, bool mayStand)
    {
        switch (SlackEvent.Read(JsonElement.Parse(item.Content), bot.UserId))
        {
            case SlackEvent.Said { Saying: var saying }:
                Answer(new PendingAnswer(saying, bot, mayStand, NewEnding()));
                break;
            case SlackEvent.Changed { Saying: var saying } when saying.Key == item.Key: // it was the first that was told of the message
                Answer(new PendingAnswer(saying, bot, mayStand, NewEnding()));
                break;
            case SlackEvent.Changed { Saying: var saying }:
                Continue(saying.Key, token => ChangeAsync(item, saying, bot, token));
                break;
            case SlackEvent.Gone gone:
                Continue(gone.MessageKey, token => RemoveAsync(item, gone, token));
                break;
        }
    }

    private void Answer(PendingAnswer answer)
    {
        _underWay[answer.Saying.Key] = answer.Ending.Task;
        if (work.TryTake(answer.Saying.Place.Channel, token => AnswerAsync(answer, token)))
            return;
        if (work.IsClosed)
            End(answer.Saying.Key, answer.Ending); // the next run takes it up
        else
            work.Follow(token => ShowAsync(answer, SlackReplyRenderer.OfText(Phrases.For(null).Busy), token));
    }

    /// <summary>Does what comes after what is being done about a message, one thing at a time.</summary>
    private void Continue(string messageKey, Func<CancellationToken, Task> next)
    {
        var (before, ending) = (Task.CompletedTask, NewEnding());
        _underWay.AddOrUpdate(messageKey, ending.Task, (_, current) =>
        {
            before = current;
            return ending.Task;
        });
        work.Follow(async token =>
        {
            await GuardAsync(ContinueAsync(), token);
            End(messageKey, ending);

            async Task ContinueAsync()
            {
                await before.WaitAsync(token);
                await next(token);
            }
        });
    }

    private void End(string messageKey, TaskCompletionSource ending)
    {
        _underWay.TryRemove(KeyValuePair.Create(messageKey, ending.Task));
        ending.TrySetResult();
    }

    private static TaskCompletionSource NewEnding() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AnswerAsync(PendingAnswer answer, CancellationToken ct)
    {
        SlackMessage message;
        try
        {
            message = await talk.ReplyAsync(answer.Saying, answer.Bot, answer.Ending.Task, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the asker is waiting for a word
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Log.NotAnswered(logger, ex, reference);
            message = SlackReplyRenderer.OfText(Phrases.For(null).WentWrong(reference));
        }

        work.Follow(token => ShowAsync(answer, message, token)); // it waits for the network, and must keep no turn
    }

    private async Task ShowAsync(PendingAnswer answer, SlackMessage message, CancellationToken ct)
    {
        var key = answer.Saying.Key;
        await GuardAsync(ShowAsync(), ct);
        End(key, answer.Ending);

        async Task ShowAsync()
        {
            var (isSettled, ts) = _gone.Knows(key) && !answer.MayStand
                ? (true, null) // who asked does not want to know any more
                : await poster.PostOnceAsync(new PostedReply(answer.Saying.ReplyPlace, message, key, answer.Bot.UserId), answer.MayStand, ct);
            if (isSettled)
                await inbox.CompleteAsync(key, ts, ct);
        }
    }

    private async Task ChangeAsync(InboxItem item, SlackSaying saying, SlackIdentity bot, CancellationToken ct)
    {
        if (await inbox.FindAsync(saying.Key, ct) is { Reply: { } reply } && SlackTalk.IsQuestion(saying, bot)
            && await api.UpdateAsync(saying.Place.Channel, reply, await talk.ReplyAsync(saying, bot, Task.CompletedTask, ct), ct) is SlackResult.Lost)
        {
            return; // the next run does it
        }

        await inbox.CompleteAsync(item.Key, reply: null, ct);
    }

    private async Task RemoveAsync(InboxItem item, SlackEvent.Gone gone, CancellationToken ct)
    {
        if (await inbox.FindAsync(gone.MessageKey, ct) is { Reply: { } reply } && await api.DeleteAsync(gone.Channel, reply, ct) is SlackResult.Lost)
            return; // the next run does it
        await inbox.CompleteAsync(item.Key, reply: null, ct);
    }

    /// <summary>One event stops nothing but itself.</summary>
    private async Task GuardAsync(Task work, CancellationToken ct)
    {
        try
        {
            await work;
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            Log.Failed(logger, ex);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // What is in the inbox is taken up by the next run.
        }
    }

    /// <summary>Something that was said and is being answered.</summary>
    private sealed record PendingAnswer(SlackSaying Saying, SlackIdentity Bot, bool MayStand, TaskCompletionSource Ending);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What was said on Slack could not be answered (reference {Reference})")]
        public static partial void NotAnswered(ILogger logger, Exception exception, string reference);

        [LoggerMessage(2, LogLevel.Error, "An event of Slack's could not be dealt with")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "{Problem}")]
        public static partial void Ended(ILogger logger, string problem);

        [LoggerMessage(4, LogLevel.Warning, "Slack holds events back, because there were too many")]
        public static partial void HeldBack(ILogger logger);
    }
}
