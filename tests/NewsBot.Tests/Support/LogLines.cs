using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NewsBot.Tests.Support;

/// <summary>Keeps what is logged as lines such as <c>Warning: text</c>.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    private readonly ConcurrentQueue<Exception> _exceptions = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>What was logged with a line, so that a trace of it follows.</summary>
    public IReadOnlyList<Exception> Exceptions => [.. _exceptions];

    /// <summary>The tokens of tests have "secret" in them.</summary>
    public void AssertNoSecrets()
    {
        Assert.DoesNotContain(Lines, line => line.Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain(Exceptions, ex => ex.ToString().Contains("secret", StringComparison.Ordinal));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
        if (exception is not null)
            _exceptions.Enqueue(exception);
    }

    public void Dispose()
    {
    }
}
