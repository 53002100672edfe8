using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Opens files and folders that hold articles.</summary>
public static class FileSources
{
    /// <summary>
    /// The source of a file (<c>.txt</c>, <c>.md</c>, <c>.html</c>, <c>.html.gz</c>, <c>.jsonl</c>, <c>.jsonl.gz</c>) or of all such files in a folder. Nothing is
    /// opened before it is fetched, and what cannot be opened is an outcome.
    /// </summary>
    public static IArticleSource Open(string path, IngestionOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return new FileArticleSource(path, new RememberingReader(new ArticleFileReader(options), memory: null));
    }

    /// <summary>
    /// The source of a page (<c>.html</c>, <c>.html.gz</c>) or of all pages in a folder; <paramref name="address"/> is where a single
    /// page was served, where that is known.
    /// </summary>
    public static IArticleSource OpenPages(string path, Uri? address, IngestionOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return new FileArticleSource(path, new RememberingReader(new ArticleFileReader(options), memory: null)) { IsOfPages = true, Address = address };
    }

    /// <summary>The sources of several paths. One that lies in another's folder is read with that one only.</summary>
    public static IReadOnlyList<IArticleSource> Open(IEnumerable<string> paths, IngestionOptions options) =>
        [.. WithoutNested(paths).Select(path => Open(path, options))];

    /// <summary>The paths of which none is read with another.</summary>
    internal static IReadOnlyList<string> WithoutNested(IEnumerable<string> paths)
    {
        var distinct = paths.DistinctBy(path => FileArticleSource.FullPathOf(path) ?? path).ToList();
        return [.. distinct.Where(path => !distinct.Any(other => other != path && Covers(other, path)))];
    }

    private static bool Covers(string folder, string path) =>
        FileArticleSource.FullPathOf(folder) is { } root && FileArticleSource.FullPathOf(path) is { } inner && FileListing.Covers(root, inner);
}
