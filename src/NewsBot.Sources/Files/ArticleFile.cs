namespace NewsBot.Sources.Files;

/// <summary>A file that may hold articles.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Place">What it is called in outcomes: its name, or its path within the folder that was named.</param>
internal sealed record ArticleFile(string Path, string Place)
{
    /// <summary>Where a page was served, where that is known.</summary>
    public Uri? Address { get; init; }

    /// <summary>Whether it was named itself, and not found in a folder.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it is known to be written to: then a last line that is no article yet is left for later.</summary>
    public bool MayGrow { get; init; }
}
