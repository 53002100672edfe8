using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program on an emulated Slack that breaks in every way, and killed in the middle of it.</summary>
public sealed class SlackFaultTests
{
    private const int Mentions = 1_000;
    private const int Channels = 100;
    private const int AtOnce = 8;

    /// <summary>With more the bot says that it is busy.</summary>
    private const int MostWaiting = 200;

    private const string Text = $"<@{SlackEmulator.Bot}> Who met Wang Yi in Munich?";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly Random _random = new(7);
    private readonly Lock _lock = new();
    private volatile Task? _hold;

    [Fact]
    public async Task Over_sockets_each_mention_is_answered_exactly_once_whatever_breaks()
    {
        await using var slack = await StartSlackAsync();
        using var program = await SlackProcess.StartAsync(slack, isHttp: false);
        await slack.Sockets.NextAsync();

        List<EmulatedMessage> said = [];
        foreach (var numbers in Enumerable.Range(0, Mentions).Chunk(AtOnce))
        {
            said.AddRange(await Task.WhenAll(numbers.Select(number => SayAsync(slack, number))));
            if (numbers.Any(number => number is 250 or 500 or 750))
                program.Restart();
        }

        await AssertAnsweredOnceAsync(slack, program, said);
        Assert.InRange(slack.Sockets.Count, Mentions / 40, int.MaxValue);
    }

    [Fact]
    public async Task Over_HTTP_each_mention_is_answered_exactly_once_whatever_breaks()
    {
        await using var slack = await StartSlackAsync();
        using var program = await SlackProcess.StartAsync(slack, isHttp: true);
        using var sender = new EventSender(program.Address, TimeProvider.System) { LosesAcknowledgement = () => Chance(5) };
        await sender.ReadyAsync();

        List<EmulatedMessage> said = [];
        List<JsonObject> told = [];
        foreach (var numbers in Enumerable.Range(0, Mentions).Chunk(AtOnce))
        {
            if (numbers.Any(number => number is 250 or 750))
                _hold = slack.Silence; // all is acknowledged, and nothing answered
            EmulatedMessage[] messages = [.. numbers.Select(number => Write(slack, number))];
            JsonObject[] payloads = [.. numbers.Zip(messages).SelectMany(pair => EventsOf(slack, pair.Second, isTwice: pair.First % 10 == 9))];
            lock (_lock)
                _random.Shuffle(payloads);
            var deliveries = Task.WhenAll(payloads.Select(payload => sender.SendPatientlyAsync(payload)));
            if (numbers.Contains(500))
                program.Restart(); // in the middle of the deliveries
            await deliveries;
            if (_hold is not null)
                program.Restart();
            _hold = null;
            said.AddRange(messages);
            told.AddRange(payloads);
            await sender.SendPatientlyAsync(told[_random.Next(told.Count)], retry: 3, "http_timeout");
            await slack.Workspace.WhenAsync(() => slack.Workspace.Messages.Count(message => message.IsOfBot) > said.Count - MostWaiting ? slack : null);
        }

        await AssertAnsweredOnceAsync(slack, program, said);
    }

    private static async Task<EmulatedMessage> SayAsync(SlackEmulator slack, int number)
    {
        if (number % 40 == 39)
            slack.Sockets.Drop();
        else if (number % 15 == 14 && slack.Sockets.Live.LastOrDefault(socket => !socket.IsLeaving) is { } socket)
            await socket.LeaveAsync("refresh_requested");
        return await slack.SayAsync(ChannelOf(number), UserOf(number), Text, times: number % 10 == 9 ? 2 : 1);
    }

    private static EmulatedMessage Write(SlackEmulator slack, int number) => slack.Workspace.Write(ChannelOf(number), UserOf(number), Text, thread: null);

    /// <summary>Slack tells of a mention in a channel twice.</summary>
    private static JsonObject[] EventsOf(SlackEmulator slack, EmulatedMessage message, bool isTwice)
    {
        JsonObject[] events = [slack.PayloadOf(message.ToEvent("app_mention")), slack.PayloadOf(message.ToEvent("message"))];
        return isTwice ? [.. events, .. events] : events;
    }

    private static string ChannelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"C{number % Channels:D4}");

    private static string UserOf(int number) => string.Create(CultureInfo.InvariantCulture, $"U{number:D5}");

    private async Task<SlackEmulator> StartSlackAsync()
    {
        var slack = await SlackEmulator.StartAsync(TimeProvider.System, patience: Patience);
        slack.Api.Fault = method => method == "chat.postMessage" ? FaultOfPost() : null;
        return slack;
    }

    private ApiFault? FaultOfPost()
    {
        if (_hold is { } hold)
            return new ApiFault.Held(hold);
        if (Chance(20))
            return new ApiFault.RateLimited(1);
        return Chance(5) ? new ApiFault.Lost(IsCarriedOut: true) : null;
    }

    private bool Chance(int percent)
    {
        lock (_lock)
            return _random.Next(100) < percent;
    }

    private static async Task AssertAnsweredOnceAsync(SlackEmulator slack, SlackProcess program, List<EmulatedMessage> said)
    {
        await slack.Workspace.WhenAsync(() => said.TrueForAll(message => slack.Workspace.RepliesTo(message).Count > 0) ? slack : null);
        var ending = await program.StopAsync();

        Assert.Equal(0, ending.Code);
        Assert.All(said, message => Assert.Single(slack.Workspace.RepliesTo(message)));
        Assert.All(said, message => Assert.Contains("Antony Blinken", slack.Workspace.RepliesTo(message)[0].Shown, StringComparison.Ordinal));
    }
}
