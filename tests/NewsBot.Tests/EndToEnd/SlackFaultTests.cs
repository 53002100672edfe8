using System.Diagnostics;
using System.Globalization;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program on an emulated Slack that breaks in every way, and killed in the middle of it.</summary>
public sealed class SlackFaultTests : IDisposable
{
    private const int Mentions = 1_000;
    private const int Channels = 100;
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly NewsBotProcess _newsBot = new();
    private readonly Random _random = new(7);
    private readonly Lock _lock = new();
    private Process? _run;

    [Fact]
    public async Task Each_mention_is_answered_exactly_once_whatever_breaks()
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System, patience: Patience);
        slack.Api.Fault = method => method == "chat.postMessage" ? FaultOfPost() : null;
        Assert.Equal(0, (await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds)).Code);
        StartProgram(slack);
        await slack.Sockets.NextAsync();

        List<EmulatedMessage> said = [];
        foreach (var numbers in Enumerable.Range(0, Mentions).Chunk(AtOnce))
        {
            said.AddRange(await Task.WhenAll(numbers.Select(number => SayAsync(slack, number))));
            if (numbers.Any(number => number is 250 or 500 or 750))
                Restart(slack);
        }

        await slack.Workspace.WhenAsync(() => said.TrueForAll(message => slack.Workspace.RepliesTo(message).Count > 0) ? slack : null);
        var ending = await StopAsync();

        Assert.Equal(0, ending.Code);
        Assert.All(said, message => Assert.Single(slack.Workspace.RepliesTo(message)));
        Assert.All(said, message => Assert.Contains("Antony Blinken", slack.Workspace.RepliesTo(message)[0].Shown, StringComparison.Ordinal));
        Assert.InRange(slack.Sockets.Count, Mentions / 40, int.MaxValue);
    }

    public void Dispose()
    {
        _run?.Dispose();
        _newsBot.Dispose();
    }

    private static async Task<EmulatedMessage> SayAsync(SlackEmulator slack, int number)
    {
        if (number % 40 == 39)
            slack.Sockets.Drop();
        else if (number % 15 == 14 && slack.Sockets.Live.LastOrDefault(socket => !socket.IsLeaving) is { } socket)
            await socket.LeaveAsync("refresh_requested");
        var channel = string.Create(CultureInfo.InvariantCulture, $"C{number % Channels:D4}");
        var user = string.Create(CultureInfo.InvariantCulture, $"U{number:D5}");
        return await slack.SayAsync(channel, user, $"<@{SlackEmulator.Bot}> Who met Wang Yi in Munich?", times: number % 10 == 9 ? 2 : 1);
    }

    private ApiFault? FaultOfPost()
    {
        lock (_lock)
        {
            return _random.Next(100) switch
            {
                < 20 => new ApiFault.RateLimited(1),
                < 25 => new ApiFault.Lost(IsCarriedOut: true),
                _ => null,
            };
        }
    }

    private void StartProgram(SlackEmulator slack) => _run = _newsBot.Start(
        "run",
        $"--Slack:BotToken={SlackEmulator.BotToken}",
        $"--Slack:AppToken={SlackEmulator.AppToken}",
        $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}",
        "--Urls=http://127.0.0.1:0");

    private void Restart(SlackEmulator slack)
    {
        _run!.Kill();
        _run.WaitForExit();
        _run.Dispose();
        StartProgram(slack);
    }

    private async Task<Ending> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _run!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await NewsBotProcess.EndAsync(_run);
    }
}
