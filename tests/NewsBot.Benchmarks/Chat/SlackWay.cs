using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Benchmarks.Chat;

/// <summary>Slack, over sockets or over HTTP. Each question has a channel of its own: one takes a post a second.</summary>
internal sealed class SlackWay : IChatWay
{
    private const int People = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SlackEmulator _slack;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _asked = new();

    private SlackWay(SlackEmulator slack)
    {
        _slack = slack;
        slack.Workspace.OnWritten = message =>
        {
            if (message is { IsOfBot: true, Thread: { } thread } && _asked.TryGetValue(thread, out var asked))
                asked.TrySetResult();
        };
    }

    public string Name => _slack.Sender is null ? "Slack, socket" : "Slack, HTTP";

    public IReadOnlyList<string> Settings =>
    [
        $"--Slack:BotToken={SlackEmulator.BotToken}",
        $"--Slack:ApiBaseUrl={_slack.ApiBaseUrl}",
        .. _slack.Sender is null
            ? (string[])[$"--Slack:AppToken={SlackEmulator.AppToken}"]
            : ["--Slack:Mode=Http", $"--Slack:SigningSecret={SlackEmulator.SigningSecret}"],
    ];

    public static async Task<IChatWay> StartAsync(bool isHttp, Uri program)
    {
        var slack = await SlackEmulator.StartAsync(TimeProvider.System, patience: Patience);
        slack.Sender = isHttp ? new EventSender(program, TimeProvider.System) : null;
        return new SlackWay(slack);
    }

    public async Task<ReplyTimes> AskAsync(string question, int number, CancellationToken ct)
    {
        var channel = string.Create(CultureInfo.InvariantCulture, $"C{number:D6}");
        var message = _slack.Workspace.Write(channel, $"U{number % People:D4}", $"<@{SlackEmulator.Bot}> {question}", thread: null);
        var mention = message.ToEvent("app_mention");
        mention.Remove("channel_type");
        var payload = _slack.PayloadOf(mention);
        payload["event_id"] = $"Ev{Guid.NewGuid():N}"; // the database knows those of the emulator before
        var answered = _asked[message.Ts] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = Stopwatch.StartNew();
        await _slack.DeliverAsync("events_api", payload);
        var acknowledged = watch.Elapsed;
        await answered.Task.WaitAsync(ct);
        return new ReplyTimes(acknowledged, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        _slack.Sender?.Dispose();
        await _slack.DisposeAsync();
    }
}
