using System.Diagnostics;
using System.Globalization;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Benchmarks.Chat;

/// <summary>Discord, over the gateway, or over HTTP where there is a sender.</summary>
internal sealed class DiscordWay : IChatWay
{
    private const int Servers = 20;
    private const int People = 10;

    private readonly DiscordEmulator _discord;
    private readonly InteractionSender? _sender;
    private readonly Uri _program;

    private DiscordWay(DiscordEmulator discord, InteractionSender? sender, Uri program) => (_discord, _sender, _program) = (discord, sender, program);

    public string Name => _sender is null ? "Discord, gateway" : "Discord, HTTP";

    public IReadOnlyList<string> Settings =>
    [
        $"--Discord:Token={DiscordEmulator.Token}",
        $"--Discord:ApplicationId={DiscordEmulator.ApplicationId}",
        $"--Discord:ApiBaseUrl={_discord.ApiBaseUrl}",
        .. _sender is null ? (string[])[] : ["--Discord:Mode=Http", $"--Discord:PublicKey={_sender.PublicKey}"],
    ];

    public static async Task<IChatWay> StartAsync(bool isHttp, Uri program)
    {
        var discord = await DiscordEmulator.StartLenientAsync(TimeProvider.System);
        discord.Rest.HasDeadlines = false;
        return new DiscordWay(discord, isHttp ? new InteractionSender() : null, program);
    }

    public async Task<ReplyTimes> AskAsync(string question, int number, CancellationToken ct)
    {
        var server = (long.Parse(Interactions.Guild, CultureInfo.InvariantCulture) + (number % Servers)).ToString(CultureInfo.InvariantCulture);
        var content = Interactions.Ask(question).By($"{number % People}", guild: server);
        var watch = Stopwatch.StartNew();
        var asked = _sender is null ? await _discord.SendAsync(content) : await _sender.DeliverAsync(_discord, _program, content);
        await asked.Answered.WaitAsync(ct);
        var acknowledged = watch.Elapsed;
        await asked.Final.WaitAsync(ct);
        return new ReplyTimes(acknowledged, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        await _discord.DisposeAsync();
    }
}
