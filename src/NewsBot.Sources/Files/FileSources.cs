using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Opens files and folders that hold articles.</summary>
public static class FileSources
{
    /// <summary>
    /// The source of a file (<c>.txt</c>, <c>.md</c>, <c>.jsonl</c>, <c>.jsonl.gz</c>) or of all such files in a folder. Nothing is
    /// opened before it is fetched, and what cannot be opened is an outcome.
    /// </summary>
    public static IArticleSource Open(string path, IngestionOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return new FileArticleSource(path, new ArticleFileReader(options), memory: null);
    }
}
