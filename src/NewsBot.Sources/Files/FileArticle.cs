using NewsBot.Articles;

namespace NewsBot.Sources.Files;

/// <summary>An article that has a file to itself, as the file tells it.</summary>
internal sealed record FileArticle(string Title, string Body)
{
    /// <summary>The address, where the file names one.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet, where the file names one; a folder is no outlet.</summary>
    public string? Source { get; init; }

    /// <summary>The writers.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When it was published.</summary>
    public NewsTime? Published { get; init; }

    /// <summary>When this version was published.</summary>
    public NewsTime? Updated { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a page says that it is not free to read.</summary>
    public bool IsPaywalled { get; init; }

    /// <summary>
    /// The article of the file at <paramref name="path"/>. The file's path lets an edited file be a new version; the content lets a
    /// file that was moved be known again.
    /// </summary>
    public Article ToArticle(string path)
    {
        WebAddress.TryRead(Url, out var address);
        string[] ownKeys = [IdentityKey.OfFile(path), IdentityKey.OfContent(Title, Body)];
        return new Article
        {
            Keys = address is null ? ownKeys : [address.Key, .. ownKeys],
            Title = Title,
            Body = Body,
            Url = address?.Text ?? FileUrl(path),
            Source = Source ?? address?.Host ?? OutletName.InFileName(path),
            Authors = Authors,
            Published = Published,
            Updated = Updated,
            Language = Language,
            IsPaywalled = IsPaywalled,
        };
    }

    // Not by Uri, which reads signs such as % and # in a path as its own.
    private static string FileUrl(string path) => "file://" + string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
