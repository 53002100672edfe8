using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>Keeps the bot on Discord: its commands registered, its interactions answered.</summary>
internal sealed partial class DiscordAdapter(
    Gateway gateway,
    CommandRegistration registration,
    InteractionDesk desk,
    DiscordApi api,
    DiscordState state,
    IOptions<DiscordOptions> options,
    TimeProvider clock,
    ILogger<DiscordAdapter> logger) : BackgroundService
{
    /// <summary>What this chat is called.</summary>
    public const string Chat = "discord";

    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _giveUp = new();
    private Task _working = Task.CompletedTask;

    /// <summary>What an earlier run left is taken up before anything new comes.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _working = desk.WorkAsync(_giveUp.Token);
        await desk.RecoverAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>No more is taken on, and what was is still answered.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        desk.Close();
        await using var given = cancellationToken.Register(_giveUp.Cancel);
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _giveUp.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(RegisterAsync(stoppingToken), ConnectAsync(stoppingToken));
        }
        catch (Exception ex) when (!stoppingToken.IsCancellationRequested) // other chats go on
        {
            Log.Failed(logger, ex);
            state.Problem = "Discord ended unexpectedly; the log says why.";
        }
    }

    private async Task ConnectAsync(CancellationToken ct)
    {
        if (options.Value.IsHttp)
            return;
        state.Problem = await gateway.RunAsync(interaction => _ = TakeAsync(interaction), ct);
        Log.Stopped(logger, state.Problem);
    }

    /// <summary>Until Discord knows the commands, or there is nothing more to hope for.</summary>
    private async Task RegisterAsync(CancellationToken ct)
    {
        while (!(state.AreCommandsKnown = await TellCommandsAsync(options.Value.OnlyGuild, ct)) && state.Problem is null)
            await Task.Delay(BeforeNextTry, clock, ct);
    }

    /// <summary>Those of one server replace those for all, or its people would see each twice.</summary>
    private async Task<bool> TellCommandsAsync(string? guild, CancellationToken ct) =>
        await registration.EnsureAsync(guild, DiscordCommands.All(areGlobal: guild is null), ct) && (guild is null || await registration.EnsureAsync(guildId: null, [], ct));

    private async Task TakeAsync(Interaction interaction)
    {
        FirstAnswer? first = null;
        try
        {
            first = await desk.TakeAsync(interaction, _giveUp.Token);
            first.WasGiven(await api.RespondAsync(interaction, first.Response, _giveUp.Token));
        }
        catch (Exception ex) when (!_giveUp.IsCancellationRequested) // one interaction stops nothing but itself
        {
            Log.NotTaken(logger, ex, interaction.ToString());
        }
        finally
        {
            first?.WasGiven(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "NewsBot is no longer on Discord: {Problem}")]
        public static partial void Stopped(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Error, "Discord ended unexpectedly")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "The {Interaction} could not be taken")]
        public static partial void NotTaken(ILogger logger, Exception exception, string interaction);
    }
}

/// <summary>How it stands with Discord.</summary>
internal sealed class DiscordState
{
    private volatile string? _problem;
    private volatile bool _areCommandsKnown;

    /// <summary>Why nothing goes on any more; null while it does.</summary>
    public string? Problem
    {
        get => _problem;
        set => _problem = value;
    }

    /// <summary>Whether Discord knows the commands.</summary>
    public bool AreCommandsKnown
    {
        get => _areCommandsKnown;
        set => _areCommandsKnown = value;
    }
}
