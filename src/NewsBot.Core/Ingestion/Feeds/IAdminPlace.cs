using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion.Feeds;

/// <summary>A place where the admins are told what they did not ask for, such as a channel of a chat.</summary>
public interface IAdminPlace
{
    /// <summary>Tells a sentence, plain text.</summary>
    ValueTask TellAsync(string text, CancellationToken ct);
}

/// <summary>The log, which every host has.</summary>
internal sealed partial class LogAdminPlace(ILogger<LogAdminPlace> logger) : IAdminPlace
{
    public ValueTask TellAsync(string text, CancellationToken ct)
    {
        Log.Told(logger, text);
        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Text}")]
        public static partial void Told(ILogger logger, string text);
    }
}

/// <summary>Every place there is.</summary>
internal sealed partial class AdminPlaces(IEnumerable<IAdminPlace> places, ILogger<AdminPlaces> logger)
{
    private readonly IAdminPlace[] _places = [.. places];

    /// <summary>Tells <paramref name="text"/> everywhere; a place that cannot be reached keeps it from no other.</summary>
    public async Task TellAsync(string text, CancellationToken ct)
    {
        foreach (var place in _places)
        {
            try
            {
                await place.TellAsync(text, ct);
            }
            catch (Exception ex) when (!ct.IsCancellationRequested)
            {
                Log.NotTold(logger, ex, text);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The admins could not be told: {Text}")]
        public static partial void NotTold(ILogger logger, Exception ex, string text);
    }
}
