using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using NewsBot.Tests.EndToEnd;

namespace NewsBot.Tests.Clients;

/// <summary>The packages that the programs of this folder need: installed beside the tests, once, where Node and npm's registry are there.</summary>
internal static partial class NodePackages
{
    private const int OldestNode = 20;

    private static readonly TimeSpan ToInstall = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<string?>> Missing = new(InstallAsync);

    /// <summary>Where the programs and their packages are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Clients");

    private static string Installed => Path.Combine(Folder, "node_modules", ".installed");

    /// <summary>Ends when they are there; the test is skipped where they cannot be had.</summary>
    public static async Task InstallOrSkipAsync()
    {
        if (await Missing.Value is { } reason)
            Assert.Skip(reason);
    }

    /// <summary>Why they cannot be had; null once they are there.</summary>
    private static async Task<string?> InstallAsync()
    {
        if (await RunAsync("node", "--version") is not { } node || !int.TryParse(Major().Match(node.Out).Value, out var major) || major < OldestNode)
            return $"Node {OldestNode} or later is not installed.";
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        if (File.Exists(Installed) && await File.ReadAllTextAsync(Installed) == wanted)
            return null;
        if (await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=10000") is not { } install)
            return "npm is not installed, or its registry is too slow.";
        if (install.Code != 0)
            return Unreachable().Match(install.Error) is { Success: true } match ? $"npm's registry cannot be reached: {match.Value}." : throw new InvalidOperationException(install.Error);
        await File.WriteAllTextAsync(Installed, wanted);
        return null;
    }

    /// <summary>How a program ended; null where there is none of that name, or it takes too long.</summary>
    private static async Task<Ending?> RunAsync(string program, params string[] args)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(ToInstall);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                process.StandardInput.Close();
                var (output, error) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
                await process.WaitForExitAsync(timeout.Token);
                return new Ending(process.ExitCode, await output, await error);
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception ex) when (ex is Win32Exception or OperationCanceledException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<=^v)\d+")]
    private static partial Regex Major();

    /// <summary>What npm says of a registry that is not there or lacks something; whatever else fails is a fault of ours.</summary>
    [GeneratedRegex(@"(?<=^npm error code )(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|\w*CERT\w*|E[345]\d\d)\b", RegexOptions.Multiline)]
    private static partial Regex Unreachable();
}
