using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Chat.Sockets;

namespace NewsBot.Chat.Slack;

/// <summary>Keeps the bot on Slack.</summary>
internal sealed partial class SlackAdapter(
    SlackApi api,
    SocketMode socket,
    SlackDesk desk,
    EventDesk events,
    SlackWork work,
    SlackState state,
    SocketClock clock,
    IOptions<SlackOptions> options,
    ILogger<SlackAdapter> logger) : BackgroundService
{
    /// <summary>What the platform is called.</summary>
    public const string Chat = "slack";

    private Task _working = Task.CompletedTask;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _working = work.RunAsync();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>No more is taken on, and what was is still answered.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        state.Bot = null;
        await base.StopAsync(cancellationToken);
        work.Close();
        await using var given = cancellationToken.Register(work.GiveUp);
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await IdentifyAsync(stoppingToken) is { } bot)
            {
                await events.RecoverAsync(bot, stoppingToken);
                state.Bot = bot;
                if (!options.Value.IsHttp)
                    state.Problem = await socket.RunAsync(desk, stoppingToken);
            }
        }
        catch (Exception ex) when (!stoppingToken.IsCancellationRequested) // other chats go on
        {
            Log.Failed(logger, ex);
            state.Problem = "Slack ended unexpectedly; the log says why.";
        }

        if (state.Problem is { } problem)
            Log.Stopped(logger, problem);
    }

    /// <summary>Who the bot is; null where Slack does not accept its token.</summary>
    private async Task<SlackIdentity?> IdentifyAsync(CancellationToken ct)
    {
        var backoff = new Backoff(clock.Time, clock.Random);
        while (true)
        {
            switch (await api.TestAuthAsync(ct))
            {
                case SlackResult.Done done:
                    return SlackApi.IdentityOf(done);
                case SlackResult.Refused { Error: var error } when SlackErrors.AreFinal(error):
                    state.Problem = $"Slack does not accept the bot's token ({error}); install the app at api.slack.com/apps and set Slack:BotToken.";
                    return null;
            }

            await backoff.WaitAsync(ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "NewsBot is no longer on Slack: {Problem}")]
        public static partial void Stopped(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Error, "Slack ended unexpectedly")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
