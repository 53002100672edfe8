using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Keeps connected to the gateway, over as many shards as Discord asks for, and gives every interaction on once.</summary>
internal sealed partial class Gateway(DiscordApi api, DiscordCredentials credentials, GatewayClock clock, ILogger<Gateway> logger)
{
    private readonly RecentIds _seen = new();

    private int _shards;
    private int _connected;

    /// <summary>Whether every shard is connected.</summary>
    public bool IsConnected => Volatile.Read(ref _shards) is > 0 and var shards && Volatile.Read(ref _connected) == shards;

    /// <summary>Runs until <paramref name="ct"/> ends, or until no try can succeed: then it says why.</summary>
    public async Task<string> RunAsync(Action<Interaction> take, CancellationToken ct)
    {
        while (true)
        {
            ConnectionEnd end;
            switch (await api.GetGatewayAsync(ct))
            {
                case RestResult<GatewayBot>.Done(var bot):
                    end = await RunShardsAsync(bot, take, ct);
                    break;
                case RestResult<GatewayBot>.Refused { Status: 401 }:
                    return CloseCodes.Explain(CloseCodes.WrongToken);
                default:
                    end = new ConnectionEnd(AfterClose.Reshard, "Discord cannot be reached");
                    Log.NotReached(logger);
                    break;
            }

            if (end.Next == AfterClose.Stop)
                return end.Reason;
            await Task.Delay(TimeSpan.FromSeconds(5 + (10 * clock.Random.NextDouble())), clock.Time, ct);
        }
    }

    /// <summary>Runs all shards until one cannot go on as it is.</summary>
    private async Task<ConnectionEnd> RunShardsAsync(GatewayBot bot, Action<Interaction> take, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var turns = new IdentifyTurns(bot.SessionStartLimit, clock.Time);
        var shards = Enumerable.Range(0, bot.Shards).Select(number => Run(new ShardPlace(number, bot.Shards))).ToList();
        Volatile.Write(ref _shards, shards.Count);
        var first = await Task.WhenAny(shards);
        await ending.CancelAsync();
        await ((Task)Task.WhenAll(shards)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await first;

        Task<ConnectionEnd> Run(ShardPlace place)
        {
            var shard = new GatewayShard(new ShardIdentity(credentials.Token, place), new Uri(bot.Url), turns, clock, logger);
            return shard.RunAsync(isConnected => Interlocked.Add(ref _connected, isConnected ? 1 : -1), data => Take(data, take), ending.Token);
        }
    }

    private void Take(JsonElement data, Action<Interaction> take)
    {
        if (Interaction.Read(data) is not { } interaction)
            Log.Unreadable(logger);
        else if (_seen.Add(interaction.Id))
            take(interaction);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Discord cannot be reached; NewsBot tries again")]
        public static partial void NotReached(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Discord sent an interaction that cannot be read")]
        public static partial void Unreadable(ILogger logger);
    }
}
