using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>The bot is on Discord: it knows the commands and, over the gateway, every shard is connected.</summary>
internal sealed class DiscordReadiness(Gateway gateway, DiscordState state, IOptions<DiscordOptions> options) : IReadinessPart
{
    public string Name => DiscordAdapter.Chat;

    public ValueTask<string?> ProblemAsync(CancellationToken ct) => ValueTask.FromResult(
        state.Problem
        ?? (state.AreCommandsKnown ? null : "Discord could not be told of the commands; the log says why.")
        ?? (options.Value.IsHttp || gateway.IsConnected ? null : "Discord is not connected; NewsBot keeps trying."));
}
