using System.Globalization;
using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Says in words what an ingestion came to.</summary>
public static class IngestionText
{
    /// <summary>Such as <c>added 6,400, updated 0, unchanged 0, refused 0</c>.</summary>
    public static string Describe(ScanSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"added {summary.Added:N0}, updated {summary.Updated:N0}, unchanged {summary.Unchanged:N0}, refused {summary.Refused:N0}");
    }
}
