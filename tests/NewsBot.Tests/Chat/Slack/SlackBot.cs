using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack;

/// <summary>The whole program on an emulated Slack, with a database of its own.</summary>
internal sealed partial class SlackBot : IAsyncDisposable
{
    public const string Channel = "C0001";
    public const string Direct = "D0001";
    public const string Ann = "U0001";
    public const string Admin = "U0009";

    /// <summary>Longer than the bot waits between posts in a channel.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ChatProgram _program;
    private readonly bool _isHttp;

    private SlackBot(SlackEmulator slack, SteppedTime time, Action<IServiceCollection>? configure, string[] settings)
    {
        (Slack, Time) = (slack, time);
        _program = new ChatProgram(time,
        [
            ("Slack:BotToken", SlackEmulator.BotToken),
            ("Slack:AppToken", SlackEmulator.AppToken),
            ("Slack:SigningSecret", SlackEmulator.SigningSecret),
            ("Slack:ApiBaseUrl", slack.ApiBaseUrl.AbsoluteUri),
            ("Slack:AdminUserIds:0", Admin),
            .. settings.Select(ChatProgram.Setting),
        ])
        { Configure = configure };
        _isHttp = settings.Contains("Slack:Mode=Http");
    }

    public SlackEmulator Slack { get; }

    public SteppedTime Time { get; }

    public LogLines Log => _program.Log;

    public IServiceProvider Services => _program.Services;

    /// <summary>Where the program listens.</summary>
    public Uri Address => _program.Address;

    /// <summary>With settings as <c>key=value</c>.</summary>
    public static async Task<SlackBot> CreateAsync(Action<IServiceCollection>? configure, params string[] settings)
    {
        var time = new SteppedTime();
        return new SlackBot(await SlackEmulator.StartAsync(time), time, configure, settings);
    }

    public static async Task<SlackBot> StartAsync(IEnumerable<Article> news, params string[] settings)
    {
        var bot = await CreateAsync(configure: null, settings);
        await bot.StartAsync(news);
        return bot;
    }

    /// <summary>Starts the program, or starts it again, with further news.</summary>
    public async Task StartAsync(IEnumerable<Article> news)
    {
        await _program.StartAsync(news);
        if (_isHttp)
            Slack.Sender = new EventSender(Address, Time);
        else
            await Slack.Sockets.NextAsync();
        using var http = new HttpClient { BaseAddress = Address };
        while (!(await http.GetAsync("/readyz", Slack.Patience)).IsSuccessStatusCode)
            Assert.False(Slack.Patience.IsCancellationRequested);
    }

    public Task StopAsync() => _program.StopAsync();

    /// <summary>Ends the program without letting it finish what it is at.</summary>
    public Task GiveUpAsync()
    {
        Services.GetRequiredService<NewsBot.Chat.Slack.SlackWork>().GiveUp();
        return StopAsync();
    }

    /// <summary>Lets time leap over the pauses between tries until something can be seen.</summary>
    public async Task LeapUntilAsync(Func<bool> isSeen)
    {
        var seen = Slack.Workspace.WhenAsync(() => isSeen() ? this : null);
        while (!seen.IsCompleted)
        {
            var pause = Time.NextWaitAsync(span => span > TimeSpan.Zero && span <= TimeSpan.FromSeconds(1), Slack.Patience);
            if (await Task.WhenAny(seen, pause) == pause)
                Time.Advance(await pause);
        }
    }

    /// <summary>Someone writes.</summary>
    public Task<EmulatedMessage> SayAsync(string text, string? thread = null, string channel = Channel, string user = Ann)
    {
        Time.Advance(Pause);
        return Slack.SayAsync(channel, user, text, thread);
    }

    /// <summary>Someone mentions the bot; what it replies.</summary>
    public async Task<EmulatedMessage> AskAsync(string text, string? thread = null, string channel = Channel, string user = Ann) =>
        await ReplyToAsync(await SayAsync($"<@{SlackEmulator.Bot}> {text}", thread, channel, user));

    /// <summary>What the bot replies to a message, once it is done with it.</summary>
    public async Task<EmulatedMessage> ReplyToAsync(EmulatedMessage message)
    {
        var reply = await KeptAsync(await Slack.Workspace.ReplyToAsync(message));
        await SettledAsync();
        return reply;
    }

    /// <summary>Ends when the bot is done with all that was said.</summary>
    public async Task SettledAsync()
    {
        while ((await Services.GetRequiredService<IInbox>().WaitingAsync("slack", Slack.Patience)).Count > 0)
            Assert.False(Slack.Patience.IsCancellationRequested);
    }

    /// <summary>Someone types the slash command; what they see.</summary>
    public async Task<EmulatedMessage> CommandAsync(string text, string user = Ann)
    {
        var (payload, url) = Slack.Workspace.Command(text, user, Channel);
        await Slack.DeliverAsync("slash_commands", payload);
        return await KeptAsync(await Slack.Workspace.AnswerAsync(url));
    }

    /// <summary>Someone presses a button of a message; what they see, below it or where it was asked.</summary>
    public async Task<EmulatedMessage> PressAsync(EmulatedMessage message, string label, string user = Ann)
    {
        Time.Advance(Pause);
        var (payload, url) = Slack.Workspace.Press(message, label, user);
        var known = Slack.Workspace.Messages;
        await Slack.DeliverAsync("interactive", payload);
        return await Slack.Workspace.WhenAsync(() => url.Answers.FirstOrDefault() ?? Slack.Workspace.Messages.Except(known).FirstOrDefault(m => m.IsOfBot && m.Channel == message.Channel));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Slack.Sender?.Dispose();
        await Slack.DisposeAsync();
        await _program.DisposeAsync();
    }

    /// <summary>Questions are kept behind the answers' backs.</summary>
    private async Task<EmulatedMessage> KeptAsync(EmulatedMessage message)
    {
        var id = AnswerId().Match(message.Shown).Groups[1].Value;
        if (id.Length > 0)
            await _program.KeptAsync(id, Slack.Patience);
        return message;
    }

    [GeneratedRegex(@"· answer (\w{7})$", RegexOptions.Multiline)]
    private static partial Regex AnswerId();
}
