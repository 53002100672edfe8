using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Chat.Discord;
using NewsBot.Commands;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>The whole program on an emulated Discord, with a database of its own.</summary>
internal sealed class DiscordBot : IAsyncDisposable
{
    private readonly ChatProgram _program;
    private readonly Leaps _leaps;

    private DiscordBot(DiscordEmulator discord, SteppedTime time, Action<IServiceCollection>? configure, string[] settings)
    {
        (Discord, Time) = (discord, time);
        _program = new ChatProgram(time,
        [
            ("Discord:Token", DiscordEmulator.Token),
            ("Discord:ApplicationId", DiscordEmulator.ApplicationId),
            ("Discord:ApiBaseUrl", discord.ApiBaseUrl.AbsoluteUri),
            .. settings.Select(ChatProgram.Setting),
        ])
        { Configure = configure };
        discord.Gateway.HeartbeatInterval = 2_000_000_000; // a test that lets time go on means no silence
        _leaps = new Leaps(time, longest: TimeSpan.FromSeconds(1.1));
        _leaps.Start();
    }

    public DiscordEmulator Discord { get; }

    public SteppedTime Time { get; }

    public LogLines Log => _program.Log;

    public IServiceProvider Services => _program.Services;

    /// <summary>Where the program listens.</summary>
    public Uri Address => _program.Address;

    /// <summary>With settings as <c>key=value</c>.</summary>
    public static async Task<DiscordBot> CreateAsync(Action<IServiceCollection>? configure, params string[] settings)
    {
        var time = new SteppedTime();
        return new DiscordBot(await DiscordEmulator.StartAsync(time), time, configure, settings);
    }

    public static async Task<DiscordBot> StartAsync(IEnumerable<Article> news, params string[] settings)
    {
        var bot = await CreateAsync(configure: null, settings);
        await bot.StartAsync(news);
        return bot;
    }

    /// <summary>Starts the program, or starts it again, with further news, and waits until it is connected.</summary>
    public async Task StartAsync(IEnumerable<Article> news)
    {
        await StartUnreadyAsync(news);
        await Discord.Gateway.NextReadyAsync();
        while (!Services.GetRequiredService<DiscordState>().AreCommandsKnown)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Discord.Patience);
    }

    /// <summary>The same without waiting.</summary>
    public Task StartUnreadyAsync(IEnumerable<Article> news) => _program.StartAsync(news);

    public Task IngestAsync(IEnumerable<Article> news) => _program.IngestAsync(news);

    public Task StopAsync() => _program.StopAsync();

    /// <summary>Why the program says that it is not well on Discord; null where it is.</summary>
    public async Task<string?> ProblemAsync() =>
        await Services.GetServices<IReadinessPart>().Single(part => part.Name == DiscordAdapter.Chat).ProblemAsync(TestContext.Current.CancellationToken);

    /// <summary>Someone does something; what they see in the end.</summary>
    public async Task<JsonObject> SeeAsync(JsonObject what) => await (await DoAsync(what)).Final.WaitAsync(Discord.Patience);

    /// <summary>The same, when the question behind the answer is kept, which happens behind the answer's back.</summary>
    public async Task<JsonObject> SeeKeptAsync(JsonObject what)
    {
        var message = await SeeAsync(what);
        await _program.KeptAsync(TextOf(message)[(TextOf(message).LastIndexOf(' ') + 1)..], Discord.Patience);
        return message;
    }

    public Task<EmulatedInteraction> DoAsync(JsonObject what) => Discord.SendAsync(what);

    /// <summary>The id of the button with that label.</summary>
    public static string ButtonOf(JsonObject message, string label) => message["components"]!.AsArray()
        .SelectMany(row => row!["components"]!.AsArray()).Single(button => button!["label"]!.GetValue<string>() == label)!["custom_id"]!.GetValue<string>();

    public static string TextOf(JsonObject message) => message["content"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        await _program.StopAsync();
        await _leaps.DisposeAsync();
        await Discord.DisposeAsync();
        await _program.DisposeAsync();
    }
}
