using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>Counts the outcomes of one scan and tells the log what its owner should know.</summary>
internal sealed partial class ScanReport(ILogger logger)
{
    /// <summary>How many refusals of a scan are told one by one.</summary>
    public const int MaxRefusalLines = 20;

    private ScanSummary _summary = ScanSummary.None;
    private int _refusals;

    /// <summary>One more outcome.</summary>
    public void Add(IngestionOutcome outcome)
    {
        _summary = _summary.With(outcome);
        if (outcome is IngestionOutcome.Refused { IsTooOld: true } old)
            Log.TooOld(logger, old.Place, old.Reason);
        else if (outcome is IngestionOutcome.Refused refused)
            Tell(refused.Place, refused.Reason);
        else if (outcome is IngestionOutcome.Unreadable unreadable)
            Tell(unreadable.Place, unreadable.Reason);
    }

    /// <summary>A source ended in an error.</summary>
    public void AddFailure(string source, Exception ex)
    {
        _summary = _summary with { Unreadable = _summary.Unreadable + 1 };
        if (ex is ArchiveUnavailableException) // its message says all, and what to do
            Log.Unavailable(logger, source, ex.Message);
        else
            Log.SourceFailed(logger, ex, source);
    }

    /// <summary>The scan of <paramref name="source"/> is over.</summary>
    public ScanSummary Close(string source)
    {
        if (_refusals > MaxRefusalLines)
            Log.MoreRefused(logger, _refusals - MaxRefusalLines);
        var level = _summary.IsQuiet ? LogLevel.Debug : LogLevel.Information;
        Log.Scanned(logger, level, source, _summary);
        return _summary;
    }

    private void Tell(string place, string reason)
    {
        if (++_refusals <= MaxRefusalLines)
            Log.Refused(logger, place, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Place} was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string place, string reason);

        [LoggerMessage(LogLevel.Debug, "{Place} was refused: {Reason}")]
        public static partial void TooOld(ILogger logger, string place, string reason);

        [LoggerMessage(LogLevel.Warning, "and {Count} more were refused")]
        public static partial void MoreRefused(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Ingesting {Source} failed")]
        public static partial void SourceFailed(ILogger logger, Exception ex, string source);

        [LoggerMessage(LogLevel.Error, "Ingesting {Source} failed. {Reason}")]
        public static partial void Unavailable(ILogger logger, string source, string reason);

        [LoggerMessage("Ingested {Source}: {Summary}")]
        public static partial void Scanned(ILogger logger, LogLevel level, string source, ScanSummary summary);
    }
}
