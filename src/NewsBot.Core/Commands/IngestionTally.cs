using System.Globalization;
using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Counts what became of the things that were ingested.</summary>
public sealed class IngestionTally
{
    /// <summary>New articles.</summary>
    public int Added { get; private set; }

    /// <summary>New versions of known articles.</summary>
    public int Updated { get; private set; }

    /// <summary>Articles that were stored like this already.</summary>
    public int Unchanged { get; private set; }

    /// <summary>What was read and not stored.</summary>
    public int Refused { get; private set; }

    /// <summary>Named inputs that could not be read at all.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Everything that is safely in the archive.</summary>
    public int Stored => Added + Updated + Unchanged;

    /// <summary>Where the newest counted outcome stood; null before the first.</summary>
    public string? LastPlace { get; private set; }

    /// <summary>Counts one outcome.</summary>
    public void Count(IngestionOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        LastPlace = outcome.Place;
        _ = outcome switch
        {
            IngestionOutcome.Added => ++Added,
            IngestionOutcome.Updated => ++Updated,
            IngestionOutcome.Unchanged => ++Unchanged,
            IngestionOutcome.Unreadable => ++Unreadable,
            _ => ++Refused,
        };
    }

    /// <summary>Such as <c>added 6,400, updated 0, unchanged 0, refused 0</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"added {Added:N0}, updated {Updated:N0}, unchanged {Unchanged:N0}, refused {Refused:N0}");
}
