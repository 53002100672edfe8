using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Retrieval.Vectors;

/// <summary>Learns an archive's own word vectors beside the questions: looks every hour whether it has grown by a quarter since.</summary>
internal sealed partial class WordVectorWorker(WordVectorRefresh refresh, TimeProvider time, ILogger<WordVectorWorker> logger) : BackgroundService
{
    private const double Growth = 1.25;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, time, stoppingToken); // what a start has to do goes first
            try
            {
                if (await refresh.RunAsync(Growth, stoppingToken))
                    Log.Learned(logger);
            }
            catch (ArchiveUnavailableException ex) // its message says all; questions use what there was
            {
                Log.Unavailable(logger, ex.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Learned from the archive which words mean the same")]
        public static partial void Learned(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Which words mean the same could not be learned; it is tried again in an hour. {Reason}")]
        public static partial void Unavailable(ILogger logger, string reason);
    }
}
