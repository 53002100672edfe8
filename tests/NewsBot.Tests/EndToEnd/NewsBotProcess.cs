using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program in a process of its own, as its owner starts it, in an empty folder with a database of its own.</summary>
internal sealed class NewsBotProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public TempFolder Folder { get; } = new();

    /// <summary>The samples that come with the repository.</summary>
    public static string Seeds { get; } = Repository.PathOf("seeds/articles");

    // From its own folder: the copy beside the tests lacks what the tests take from ASP.NET Core.
    private static string Program { get; } = Repository.PathOf(
        Path.Combine("src/NewsBot.App", Path.GetRelativePath(Repository.PathOf("tests/NewsBot.Tests"), AppContext.BaseDirectory), "newsbot.dll"));

    private static string DotNet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public Process Start(params string[] args) => StartProgram(DotNet, [Program, .. args]);

    /// <summary>Runs it as a shell starts it, with a redirection of its input.</summary>
    public async Task<Ending> RunByShellAsync(string redirection, params string[] args)
    {
        using var process = StartProgram("/bin/sh", ["-c", $"exec \"$0\" \"$@\" {redirection}", DotNet, Program, .. args]);
        return await EndAsync(process);
    }

    private Process StartProgram(string program, IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder.FullPath,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    public async Task<Ending> RunAsync(string input, params string[] args)
    {
        using var process = Start(args);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    public static async Task<Ending> EndAsync(Process process)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new Ending(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>Where it listens, by its log, which must tell of <c>Microsoft</c> at <c>Information</c>; what it logged so far is kept.</summary>
    public static async Task<Uri> AddressAsync(Process run, List<JsonElement> log)
    {
        await ReadUntilAsync(run.StandardError, line =>
        {
            log.Add(JsonElement.Parse(line));
            return line.Contains("Now listening on", StringComparison.Ordinal);
        });
        return new Uri(log[^1].GetProperty("State").GetProperty("address").GetString()!);
    }

    public static async Task ReadUntilAsync(StreamReader reader, Func<string, bool> isMeant)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.NotNull(line);
        }
        while (!isMeant(line));
    }

    /// <summary>Asks it to end, as a service's owner does, and waits until it has.</summary>
    public static async Task<Ending> StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync(process);
    }

    public void Dispose() => Folder.Dispose();
}

/// <summary>How a process ended.</summary>
internal sealed record Ending(int Code, string Out, string Error);
