using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>The built program in a process of its own, which ends with this.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    private readonly Process _process;
    private string? _lastError;

    private BuiltProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, _) => { }; // who is not read stops when the pipe is full
        process.ErrorDataReceived += (_, line) => _lastError = line.Data ?? _lastError;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static BuiltProgram Start(string folder, params ReadOnlySpan<string> args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "newsbot.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return new BuiltProgram(Process.Start(start)!);
    }

    public Task EndsAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Throws where it ended although it was to run on.</summary>
    public void ThrowIfEnded()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"The program ended: {_lastError}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
