namespace NewsBot.Ingestion;

/// <summary>The sources that the host is configured with, and the news of which of them changed.</summary>
public interface IArticleSourceProvider
{
    /// <summary>All of them, to be read when the host starts.</summary>
    IReadOnlyList<IArticleSource> Current { get; }

    /// <summary>
    /// What is to be read again, as it changes; ends with <paramref name="ct"/> or where nothing can change. What changes after the
    /// first call for an element is not missed.
    /// </summary>
    IAsyncEnumerable<IArticleSource> ChangesAsync(CancellationToken ct);
}

/// <summary>A source that does not deliver again what it delivered before.</summary>
public interface IRememberingSource : IArticleSource
{
    /// <summary>Everything that the last fetch delivered is stored. Without this word it is delivered again.</summary>
    void Confirm();
}
