namespace NewsBot.Retrieval.Vectors;

/// <summary>
/// Learns an archive's own word vectors once it is large enough for them, and anew as it grows. An archive of ten times the size takes
/// hardly longer: an even part of it is read.
/// </summary>
public sealed class WordVectorRefresh(IWordVectorStore store)
{
    /// <summary>Smaller archives use what comes with the program.</summary>
    public const int LeastArticles = 5_000;

    /// <summary>Measured: a third of 26,539 articles tells nearly as much as all.</summary>
    private const int MostArticles = 10_000;

    /// <summary>Learns them where the archive has grown so much since; returns whether it did.</summary>
    /// <param name="growth">How many times the articles of then there must be.</param>
    /// <param name="ct">Stops it before anything is kept.</param>
    public async ValueTask<bool> RunAsync(double growth, CancellationToken ct)
    {
        var (articles, learned) = await store.CountAsync(ct);
        if (articles < LeastArticles || articles <= learned * growth)
            return false;
        var learning = new WordVectorLearning();
        await store.ReadTextsAsync(1 + ((articles - 1) / MostArticles), learning.Add, ct);
        var vectors = learning.Learn(ct);
        if (vectors.Count == 0)
            return false;
        await store.KeepAsync(vectors, articles, ct);
        return true;
    }
}
