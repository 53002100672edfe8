using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.App.CommandLine;
using NewsBot.App.Hosting;
using NewsBot.Articles;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Terminal;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>The whole program on an emulated Discord, with a database of its own.</summary>
internal sealed class DiscordBot : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _leaping;
    private IHost? _host;

    private DiscordBot(DiscordEmulator discord, SteppedTime time, IEnumerable<(string Key, string Value)> settings)
    {
        (Discord, Time) = (discord, time);
        _settings = new Dictionary<string, string?>
        {
            ["Storage:Path"] = _folder.PathOf("news.db"),
            ["Discord:Token"] = DiscordEmulator.Token,
            ["Discord:ApplicationId"] = DiscordEmulator.ApplicationId,
            ["Discord:ApiBaseUrl"] = discord.ApiBaseUrl.AbsoluteUri,
            ["Answers:MinimumConfidence"] = "0",
            ["Urls"] = "http://127.0.0.1:0",
        };
        foreach (var (key, value) in settings)
            _settings[key] = value;
        discord.Gateway.HeartbeatInterval = 2_000_000_000; // a test that lets time go on means no silence
        _leaping = LeapAsync();
    }

    public DiscordEmulator Discord { get; }

    public SteppedTime Time { get; }

    public LogLines Log { get; } = new();

    public IServiceProvider Services => _host!.Services;

    /// <summary>The last word on what is registered.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>With settings as <c>key=value</c>.</summary>
    public static async Task<DiscordBot> CreateAsync(Action<IServiceCollection>? configure, params string[] settings)
    {
        var time = new SteppedTime();
        return new DiscordBot(await DiscordEmulator.StartAsync(time), time, settings.Select(s => s.Split('=', 2)).Select(s => (s[0], s[1]))) { Configure = configure ?? (_ => { }) };
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
    public async Task StartUnreadyAsync(IEnumerable<Article> news)
    {
        _host = NewsBotHost.Build(_settings, new VerbEnvironment(TextReader.Null, TextWriter.Null, TextWriter.Null, TerminalFeatures.Plain) { Configure = Replace }, isLasting: true);
        await IngestAsync(news);
        await _host.StartAsync(Ct);
    }

    public async Task IngestAsync(IEnumerable<Article> news)
    {
        await foreach (var outcome in Services.GetRequiredService<IIngestionPipeline>().IngestAsync(ListSource.Of(news), Ct))
            Assert.IsNotType<IngestionOutcome.Refused>(outcome);
    }

    public async Task StopAsync()
    {
        if (_host is null)
            return;
        await _host.StopAsync(Ct);
        _host.Dispose();
        _host = null;
    }

    /// <summary>Someone does something; what they see in the end.</summary>
    public async Task<JsonObject> SeeAsync(JsonObject what) => await (await DoAsync(what)).Final.WaitAsync(Discord.Patience);

    /// <summary>The same, when the question behind the answer is kept, which happens behind the answer's back.</summary>
    public async Task<JsonObject> SeeKeptAsync(JsonObject what)
    {
        var message = await SeeAsync(what);
        var id = TextOf(message)[(TextOf(message).LastIndexOf(' ') + 1)..];
        while (await Services.GetRequiredService<IAnswerLog>().FindAsync(id, Discord.Patience) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Discord.Patience);
        return message;
    }

    public Task<EmulatedInteraction> DoAsync(JsonObject what) => Discord.SendAsync(what);

    /// <summary>The id of the button with that label.</summary>
    public static string ButtonOf(JsonObject message, string label) => message["components"]!.AsArray()
        .SelectMany(row => row!["components"]!.AsArray()).Single(button => button!["label"]!.GetValue<string>() == label)!["custom_id"]!.GetValue<string>();

    public static string TextOf(JsonObject message) => message["content"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _end.CancelAsync();
        await _leaping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        await Discord.DisposeAsync();
        _folder.Dispose();
        Assert.DoesNotContain(Log.Lines, line => line.Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain(Log.Exceptions, ex => ex.ToString().Contains("secret", StringComparison.Ordinal));
    }

    /// <summary>Time leaps over the short pauses before a call is made again.</summary>
    private async Task LeapAsync()
    {
        while (true)
            Time.Advance(await Time.NextWaitAsync(span => span > TimeSpan.Zero && span <= TimeSpan.FromSeconds(1), _end.Token));
    }

    private void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(Log);
        Configure(services);
    }
}
