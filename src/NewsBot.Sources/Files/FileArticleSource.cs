using System.Runtime.CompilerServices;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>The articles of a file or of a folder, as they stand when they are fetched.</summary>
/// <param name="path">The file or folder as people name it.</param>
/// <param name="reader">Reads one file.</param>
/// <param name="memory">What need not be read again; null where everything is to be read.</param>
internal sealed class FileArticleSource(string path, ArticleFileReader reader, FileMemory? memory) : IArticleSource
{
    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FetchOutcome> FetchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var problems = new List<FetchOutcome>();
        var files = List(problems);
        foreach (var problem in problems)
        {
            if (memory is null || memory.IsNews(path, problem))
                yield return problem;
        }

        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            await foreach (var outcome in ReadAsync(file, ct))
                yield return outcome;
        }
    }

    private IReadOnlyList<ArticleFile> List(List<FetchOutcome> problems)
    {
        if (FullPath() is not { } full || !(Directory.Exists(full) || File.Exists(full)))
        {
            problems.Add(new FetchOutcome.Unreadable(path, "There is no such file or folder. Check the path."));
            return [];
        }

        if (Directory.Exists(full))
            return FileListing.OfFolder(full, problems);
        if (FileListing.IsKnown(full))
            return [new ArticleFile(full, Path.GetFileName(full))];
        problems.Add(new FetchOutcome.Unreadable(path, "Files of this kind cannot be read. NewsBot reads .txt, .md, .jsonl and .jsonl.gz."));
        return [];
    }

    private async IAsyncEnumerable<FetchOutcome> ReadAsync(ArticleFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        var look = FileLook.Of(file.Path);
        if (memory is not null && look is { } known && memory.Knows(file.Path, known))
            yield break;
        await foreach (var outcome in reader.ReadAsync(file with { MayGrow = memory is not null }, ct))
            yield return outcome;
        if (look is { } read)
            memory?.Keep(file.Path, read);
    }

    private string? FullPath()
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        catch (ArgumentException) // empty, or holds a NUL
        {
            return null;
        }
    }
}
