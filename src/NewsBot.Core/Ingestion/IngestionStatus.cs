namespace NewsBot.Ingestion;

/// <summary>Tells the rest of the host how far ingestion is.</summary>
public sealed class IngestionStatus
{
    private readonly TaskCompletionSource<ScanSummary> _initialScan = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the counts when every configured source was read once; cancelled where the host stops before that.</summary>
    public Task<ScanSummary> InitialScan => _initialScan.Task;

    internal void Complete(ScanSummary summary) => _initialScan.TrySetResult(summary);

    internal void Stop() => _initialScan.TrySetCanceled();
}

/// <summary>What one look at the sources came to.</summary>
/// <param name="Added">New articles.</param>
/// <param name="Updated">New versions of known articles.</param>
/// <param name="Unchanged">Articles that were stored like this already.</param>
/// <param name="Refused">What was read and is no article that can be stored.</param>
/// <param name="Unreadable">Inputs that could not be read at all, and sources that ended in an error.</param>
public sealed record ScanSummary(int Added, int Updated, int Unchanged, int Refused, int Unreadable)
{
    /// <summary>Nothing happened.</summary>
    public static ScanSummary None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsQuiet => Added + Updated + Refused + Unreadable == 0;

    /// <summary>The summary with one more outcome in it.</summary>
    public ScanSummary With(IngestionOutcome outcome) => outcome switch
    {
        IngestionOutcome.Added => this with { Added = Added + 1 },
        IngestionOutcome.Updated => this with { Updated = Updated + 1 },
        IngestionOutcome.Unchanged => this with { Unchanged = Unchanged + 1 },
        IngestionOutcome.Refused => this with { Refused = Refused + 1 },
        _ => this with { Unreadable = Unreadable + 1 },
    };

    /// <summary>The counts in a sentence's words.</summary>
    public override string ToString() => $"{Added} added, {Updated} updated, {Unchanged} unchanged, {Refused} refused"
        + (Unreadable == 0 ? "" : $", {Unreadable} could not be read");
}
