using NewsBot.Articles;

namespace NewsBot.Retrieval.Vectors;

/// <summary>Keeps an archive's own word vectors beside its articles; what is kept, questions use.</summary>
public interface IWordVectorStore
{
    /// <summary>How many articles there are, and how many there were when the kept vectors were learned: 0 where none are kept.</summary>
    ValueTask<(int Articles, int Learned)> CountAsync(CancellationToken ct);

    /// <summary>Reads the words of every so many of the articles.</summary>
    /// <param name="every">1 for all, 3 for every third.</param>
    /// <param name="read">Is given the words of one after the other.</param>
    /// <param name="ct">Stops the reading.</param>
    ValueTask ReadTextsAsync(int every, Action<EncodedText> read, CancellationToken ct);

    /// <summary>Keeps vectors in place of those before.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="articles">How many articles there were.</param>
    /// <param name="ct">Stops before anything is kept.</param>
    ValueTask KeepAsync(WordVectors vectors, int articles, CancellationToken ct);
}
