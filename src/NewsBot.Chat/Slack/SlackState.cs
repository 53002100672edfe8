using Microsoft.Extensions.Options;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>How it stands with Slack.</summary>
internal sealed class SlackState
{
    private volatile SlackIdentity? _bot;
    private volatile string? _problem;

    /// <summary>Who the bot is, once what an earlier run left is taken up; null until then, and nothing can be taken.</summary>
    public SlackIdentity? Bot
    {
        get => _bot;
        set => _bot = value;
    }

    /// <summary>Why nothing goes on any more, a sentence for the owner; null while it does.</summary>
    public string? Problem
    {
        get => _problem;
        set => _problem = value;
    }
}

/// <summary>Slack is connected.</summary>
internal sealed class SlackReadiness(SlackState state, SocketMode socket, IOptions<SlackOptions> options) : IReadinessPart
{
    public string Name => SlackAdapter.Chat;

    public ValueTask<string?> ProblemAsync(CancellationToken ct) => ValueTask.FromResult(
        state.Problem ?? (state.Bot is null || !(options.Value.IsHttp || socket.IsConnected) ? "There is no connection to Slack yet, or it is being taken up again." : null));
}
