using System.Text.Json;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Tells the ends of long work in the threads where it was ordered, below what was replied at first.</summary>
internal sealed class ThreadFollowUps(SlackPoster poster, IInbox inbox)
{
    /// <summary>Under which the ends wait that are to be told; they are no deliveries of Slack's.</summary>
    private const string Chat = SlackAdapter.Chat + " end";

    private const string BrokenOff = "I was stopped before I could tell you here how that ended. Give the command again to be sure; what is stored is not stored twice.";

    /// <summary>Tells it below the reply to <paramref name="saying"/>, once that is shown.</summary>
    public IFollowUp For(SlackSaying saying, SlackIdentity bot, Task shown, string? locale) => new FollowUp(this, saying, bot, shown, locale);

    /// <summary>The ends that an earlier run did not tell, beside those of what is done again.</summary>
    /// <param name="again">The keys of the messages that are answered again.</param>
    /// <param name="ct">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<InboxItem>> UntoldAsync(IEnumerable<string> again, CancellationToken ct)
    {
        var toCome = again.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return [.. (await inbox.WaitingAsync(Chat, ct)).Where(end => !toCome.Contains(end.Key))];
    }

    /// <summary>Tells that an earlier run broke it off, unless that run told its end and could not note it.</summary>
    public Task TellBrokenOffAsync(InboxItem end, SlackIdentity bot, CancellationToken ct) =>
        TellAsync(new PostedReply(JsonSerializer.Deserialize<SlackPlace>(end.Content)!, SlackReplyRenderer.OfText(BrokenOff), end.Key, bot.UserId), mayStand: true, ct);

    private ValueTask<bool> NoteAsync(string key, SlackPlace place, CancellationToken ct) =>
        inbox.AddAsync(new InboxItem(Chat, key, key, JsonSerializer.Serialize(place)), ct);

    private async Task TellAsync(PostedReply reply, bool mayStand, CancellationToken ct)
    {
        var (isSettled, ts) = await poster.PostOnceAsync(reply, mayStand, ct);
        if (isSettled)
            await inbox.CompleteAsync(reply.Key, ts, ct);
    }

    private static string KeyOf(string messageKey) => $"{messageKey} end";

    private sealed class FollowUp(ThreadFollowUps all, SlackSaying saying, SlackIdentity bot, Task shown, string? locale) : IFollowUp
    {
        private readonly string _key = KeyOf(saying.Key);

        public async ValueTask BeginAsync(CancellationToken ct) =>
            await all.NoteAsync(_key, saying.ReplyPlace, ct);

        public async ValueTask TellAsync(Reply reply, CancellationToken ct)
        {
            await shown.WaitAsync(ct);
            var message = SlackReplyRenderer.Render(reply, new ReplyStyle(locale, IsPrivate: false));
            await all.TellAsync(new PostedReply(saying.ReplyPlace, message, _key, bot.UserId), mayStand: false, ct);
        }
    }
}
