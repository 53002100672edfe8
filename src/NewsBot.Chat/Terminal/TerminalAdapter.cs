using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Terminal;

/// <summary>Answers typed or piped lines until they end, then ends the program.</summary>
internal sealed partial class TerminalAdapter(
    TerminalSession session,
    IHostApplicationLifetime lifetime,
    ILogger<TerminalAdapter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await session.RunAsync(stoppingToken);
        }
        catch (Exception ex) when (!stoppingToken.IsCancellationRequested) // without its terminal the program has no purpose
        {
            Log.Ended(logger, ex);
            Environment.ExitCode = 1;
        }

        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The terminal ended unexpectedly")]
        public static partial void Ended(ILogger logger, Exception exception);
    }
}
