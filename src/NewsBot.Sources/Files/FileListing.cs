using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Finds the files of a folder that may hold articles.</summary>
internal static class FileListing
{
    private static readonly string[] Extensions = [".txt", ".md", ".html", ".htm", ".html.gz", ".htm.gz", ".jsonl", ".jsonl.gz"];

    // Hidden files and folders (a leading dot) are no articles; what cannot be listed is told, not passed over.
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };

    /// <summary>Whether the file's extension is one that articles have.</summary>
    public static bool IsKnown(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The files under <paramref name="root"/>, the full path of what people call <paramref name="name"/>, in ordinal order of their
    /// paths, each once. A link is followed where it leads to a file within the folder that is not found without it.
    /// </summary>
    public static IReadOnlyList<ArticleFile> OfFolder(string root, string name, ICollection<FetchOutcome> problems)
    {
        var files = new List<string>();
        var links = new List<FileSystemInfo>();
        var open = new Stack<string>([root]);
        while (open.TryPop(out var folder))
        {
            var entries = EntriesOf(folder, out var problem);
            if (problem is not null)
                problems.Add(folder == root ? new FetchOutcome.Unreadable(name, problem) : new FetchOutcome.Refused(PlaceOf(folder, root), problem));
            foreach (var entry in entries)
            {
                if (entry.LinkTarget is not null)
                    links.Add(entry);
                else if (entry is DirectoryInfo)
                    open.Push(entry.FullName);
                else if (IsKnown(entry.Name))
                    files.Add(entry.FullName);
            }
        }

        if (links.Count > 0)
            AddLinked(files, links, root);
        files.Sort(string.CompareOrdinal);
        return [.. files.Select(path => new ArticleFile(path, PlaceOf(path, root)))];
    }

    /// <summary>Whether reading the folder <paramref name="root"/> reads <paramref name="path"/> too; both are full paths.</summary>
    public static bool Covers(string root, string path)
    {
        var inner = Path.GetRelativePath(root, path);
        if (inner == "." || Path.IsPathRooted(inner) || !Directory.Exists(root) || !(Directory.Exists(path) || (File.Exists(path) && IsKnown(path))))
            return false;
        for (var at = path; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (Path.GetFileName(at).StartsWith('.') || new FileInfo(at).LinkTarget is not null)
                return false;
        }

        return !inner.StartsWith("..", StringComparison.Ordinal);
    }

    /// <summary>What a file is called that was found in <paramref name="root"/>.</summary>
    public static string PlaceOf(string path, string root) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private static FileSystemInfo[] EntriesOf(string folder, out string? problem)
    {
        problem = null;
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos("*", Visible);
        }
        catch (DirectoryNotFoundException) // it went away while its neighbours were listed
        {
            return [];
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            problem = "The folder may not be listed by the user that NewsBot runs as. Give it the right to read it.";
            return [];
        }
    }

    private static void AddLinked(List<string> files, List<FileSystemInfo> links, string root)
    {
        var realRoot = RealPathOf(root, 0) + Path.DirectorySeparatorChar;
        var seen = files.Select(path => RealPathOf(path, 0)).ToHashSet(StringComparer.Ordinal);
        foreach (var link in links.Where(l => IsKnown(l.Name)).OrderBy(l => l.FullName, StringComparer.Ordinal))
        {
            if (RealPathOf(link.FullName, 0) is { } target && target.StartsWith(realRoot, StringComparison.Ordinal) && File.Exists(target) && seen.Add(target))
                files.Add(link.FullName);
        }
    }

    // Every part of a path may be a link; null for a ring of them.
    private static string? RealPathOf(string path, int links)
    {
        const int MaxLinks = 40;
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        if (links > MaxLinks || RealPathOf(parent, links) is not { } realParent)
            return null;
        var here = Path.Combine(realParent, Path.GetFileName(path));
        return new FileInfo(here).LinkTarget is { } target ? RealPathOf(Path.GetFullPath(target, realParent), links + 1) : here;
    }
}
