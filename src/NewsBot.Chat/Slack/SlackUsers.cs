using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Who people are and what they may do, asked of Slack and remembered for a while.</summary>
internal sealed class SlackUsers(SlackApi api, IOptions<SlackOptions> options, TimeProvider time)
{
    private const int MostPeople = 10_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    /// <summary>An answer does not wait for longer to learn whose it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<(string TeamId, string UserId), (SlackUser User, DateTimeOffset Until)> _known = new();

    /// <summary>The caller of a command, an admin where they are listed or one of the bot's own workspace.</summary>
    public async ValueTask<Caller> CallerAsync(string userId, string? channel, SlackIdentity bot, CancellationToken ct)
    {
        var user = await FindAsync(userId, bot, ct);
        var isAdmin = user.IsAdmin || options.Value.AdminUserIds.Contains(userId, StringComparer.Ordinal);
        return new Caller(SlackAdapter.Chat, userId, isAdmin) { Place = channel, Locale = user.Locale, TimeZone = user.TimeZone };
    }

    private async ValueTask<SlackUser> FindAsync(string userId, SlackIdentity bot, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue((bot.TeamId, userId), out var known) && known.Until > now)
            return known.User;
        if (await AskAsync(userId, bot, ct) is not { } user)
            return SlackUser.Unknown; // what is not known is asked again
        if (_known.Count >= MostPeople)
            _known.Clear();
        _known[(bot.TeamId, userId)] = (user, now + Memory);
        return user;
    }

    private async ValueTask<SlackUser?> AskAsync(string userId, SlackIdentity bot, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await api.FindUserAsync(userId, bot.TeamId, both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
