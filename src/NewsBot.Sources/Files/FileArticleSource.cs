using System.Runtime.CompilerServices;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>The articles of a file or of a folder, as they stand when they are fetched.</summary>
/// <param name="path">The file or folder as people name it.</param>
/// <param name="reader">Reads one file.</param>
internal sealed class FileArticleSource(string path, RememberingReader reader) : IRememberingSource
{
    private readonly List<ReadFile> _read = [];

    /// <inheritdoc/>
    public string Name => path;

    /// <summary>Whether a file is to be read now; one that is still being written is read later.</summary>
    public Func<string, bool> IsReady { get; init; } = _ => true;

    /// <summary>Whether only pages are read.</summary>
    public bool IsOfPages { get; init; }

    /// <summary>Where the page was served that the path leads to, where that is known.</summary>
    public Uri? Address { get; init; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FetchOutcome> FetchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        _read.Clear();
        var problems = new List<FetchOutcome>();
        var files = List(problems);
        foreach (var problem in problems.Where(problem => reader.IsNews(problem.Place, problem)))
            yield return problem;
        foreach (var file in files.Where(file => IsReady(file.Path)))
        {
            ct.ThrowIfCancellationRequested();
            await foreach (var outcome in reader.ReadAsync(file, _read, ct))
                yield return outcome;
        }
    }

    /// <inheritdoc/>
    public void Confirm() => reader.Confirm(_read);

    /// <summary>The full path; null for what can be none.</summary>
    public static string? FullPathOf(string path)
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

    private IReadOnlyList<ArticleFile> List(List<FetchOutcome> problems)
    {
        var full = FullPathOf(path);
        if (Directory.Exists(full))
            return [.. FileListing.OfFolder(full, path, problems).Where(file => !IsOfPages || PageFile.Reads(file.Path))];
        if (File.Exists(full) && (IsOfPages ? PageFile.Reads(full) : FileListing.IsKnown(full)))
            return [new ArticleFile(full, Path.GetFileName(full)) { IsNamed = true, Address = Address }];
        problems.Add(new FetchOutcome.Unreadable(path, ReasonOf(full)));
        return [];
    }

    private string ReasonOf(string? full)
    {
        if (!File.Exists(full))
            return "There is no such file or folder. Check the path.";
        return IsOfPages
            ? "The name of a page ends in .html, .htm, .html.gz or .htm.gz; rename the file if it is one."
            : "Files of this kind cannot be read. NewsBot reads .txt, .md, .html, .html.gz, .jsonl and .jsonl.gz.";
    }
}

/// <summary>One file of a watched folder that changed.</summary>
internal sealed class ChangedFileSource(ArticleFile file, RememberingReader reader) : IRememberingSource
{
    private readonly List<ReadFile> _read = [];

    /// <inheritdoc/>
    public string Name => file.Place;

    /// <inheritdoc/>
    public IAsyncEnumerable<FetchOutcome> FetchAsync(CancellationToken ct)
    {
        _read.Clear();
        return reader.ReadAsync(file, _read, ct);
    }

    /// <inheritdoc/>
    public void Confirm() => reader.Confirm(_read);
}
