using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace NewsBot.Tests.Clients;

/// <summary>A program of this folder that runs on Node, and tells of itself as JSON, an object a line.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task _reading;
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _told = new();
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _reading = ReadAsync();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts it; its packages must be there.</summary>
    public static NodeProgram Start(string name, object settings)
    {
        var start = new ProcessStartInfo("node", [name, JsonSerializer.Serialize(settings)])
        {
            WorkingDirectory = NodePackages.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in start.Environment.Keys.Where(IsForOthers).ToList())
            start.Environment.Remove(variable);
        return new NodeProgram(Process.Start(start)!);
    }

    /// <summary>The next thing of a kind that it tells.</summary>
    public Task<JsonElement> NextAsync(string kind) => WhileItRunsAsync(Told(kind).Reader.ReadAsync(Ct).AsTask());

    /// <summary>Waits for what it is to bring about, and fails as soon as it fails.</summary>
    public async Task<T> WhileItRunsAsync<T>(Task<T> task)
    {
        await WhileItRunsAsync((Task)task);
        return await task;
    }

    /// <summary>The same.</summary>
    public async Task WhileItRunsAsync(Task task) => await await Task.WhenAny(task, _broken.Task).WaitAsync(Patience, Ct);

    /// <summary>Lets it say goodbye; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(Ct).WaitAsync(Patience, Ct);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _reading;
        _process.Dispose();
    }

    private Channel<JsonElement> Told(string kind) => _told.GetOrAdd(kind, _ => Channel.CreateUnbounded<JsonElement>());

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var told = JsonElement.Parse(line);
            var kind = told.GetProperty("kind").GetString()!;
            if (kind == "failed")
                _broken.TrySetException(new InvalidOperationException(told.GetProperty("text").GetString()));
            Told(kind).Writer.TryWrite(told);
        }

        _broken.TrySetException(new EndOfStreamException($"It ended. {await _errors}"));
        _ = _broken.Task.Exception; // nobody may wait any more
    }

    /// <summary>What is set for other programs of Node, and proxies: it stays on this machine.</summary>
    private static bool IsForOthers(string variable) => variable.StartsWith("NODE_", StringComparison.Ordinal) || variable.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
