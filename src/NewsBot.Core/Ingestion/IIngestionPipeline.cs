namespace NewsBot.Ingestion;

/// <summary>source -> bounded channel -> identify, split, save.</summary>
public interface IIngestionPipeline
{
    /// <summary>
    /// Ingests all that <paramref name="source"/> delivers and yields an outcome for each, after its transaction is committed.
    /// Cancelling rolls the batch in hand back; what was yielded stays stored.
    /// </summary>
    IAsyncEnumerable<IngestionOutcome> IngestAsync(IArticleSource source, CancellationToken ct);
}
