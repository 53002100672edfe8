using Microsoft.Extensions.Logging;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Slack;

/// <summary>Posts a reply once: where its post may have arrived, it is looked for before it is posted again.</summary>
internal sealed partial class SlackPoster(SlackApi api, SocketClock clock, ILogger<SlackPoster> logger)
{
    private const int MostTries = 30;

    /// <summary>Posts it, unless it stands in the thread already.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="mayStand">Whether an earlier run may have posted it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Whether it is settled, and the <c>ts</c> of the post, null where Slack does not take it.</returns>
    public async Task<(bool IsSettled, string? Ts)> PostOnceAsync(PostedReply reply, bool mayStand, CancellationToken ct)
    {
        var backoff = new Backoff(clock.Time, clock.Random);
        var message = reply.Message;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (mayStand)
            {
                var (isKnown, ts) = await api.FindPostAsync(reply.Place, reply.Key, reply.BotUserId, ct);
                if (ts is not null)
                    return (true, ts);
                if (!isKnown)
                {
                    await backoff.WaitAsync(ct);
                    continue;
                }
            }

            switch (await api.PostAsync(reply.Place, message, reply.Key, ct))
            {
                case SlackResult.Done done:
                    return (true, done.Answer.TextOf("ts"));
                case SlackResult.Refused { Error: "invalid_blocks" or "msg_blocks_too_long" or "invalid_blocks_format" } when message.Blocks.Count > 0:
                    Log.BlocksRefused(logger);
                    message = message.Plain; // better in plain words than not at all
                    break;
                case SlackResult.Refused { Error: var error } when SlackErrors.AreFinal(error):
                    return (false, null); // it can be posted once the owner has mended it
                case SlackResult.Refused { Error: not "ratelimited" }:
                    return (true, null);
                case SlackResult.Lost:
                    mayStand = true;
                    await backoff.WaitAsync(ct);
                    break;
            }
        }

        return (false, null);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Slack did not take the blocks of a reply; it is sent as text")]
        public static partial void BlocksRefused(ILogger logger);
    }
}

/// <summary>A reply that is posted once.</summary>
/// <param name="Place">The thread.</param>
/// <param name="Message">What it says.</param>
/// <param name="Key">By which it is known again.</param>
/// <param name="BotUserId">Who posts it.</param>
internal sealed record PostedReply(SlackPlace Place, SlackMessage Message, string Key, string BotUserId);
