using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program on an emulated Slack, with the samples in its database; it can be ended and started again.</summary>
internal sealed class SlackProcess : IDisposable
{
    private readonly NewsBotProcess _newsBot = new();
    private readonly string[] _arguments;
    private Process? _run;

    private SlackProcess(SlackEmulator slack, bool isHttp)
    {
        Address = FreeAddress();
        _arguments =
        [
            "run", $"--Slack:BotToken={SlackEmulator.BotToken}", $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}", $"--Urls={Address}",
            .. isHttp ? (string[])["--Slack:Mode=Http", $"--Slack:SigningSecret={SlackEmulator.SigningSecret}"] : [$"--Slack:AppToken={SlackEmulator.AppToken}"],
        ];
    }

    /// <summary>Where it listens, each time that it is started.</summary>
    public Uri Address { get; }

    public static async Task<SlackProcess> StartAsync(SlackEmulator slack, bool isHttp)
    {
        var program = new SlackProcess(slack, isHttp);
        Assert.Equal(0, (await program._newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds)).Code);
        program.Start();
        return program;
    }

    public void Start()
    {
        _run?.Dispose();
        _run = _newsBot.Start(_arguments);
    }

    /// <summary>Ends it without a word, and starts it again.</summary>
    public void Restart()
    {
        _run!.Kill();
        _run.WaitForExit();
        Start();
    }

    /// <summary>Ends it as the system does.</summary>
    public async Task<Ending> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _run!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await NewsBotProcess.EndAsync(_run);
    }

    public void Dispose()
    {
        if (_run is { HasExited: false })
            _run.Kill();
        _run?.Dispose();
        _newsBot.Dispose();
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
