using NewsBot.Commands;

namespace NewsBot.App.Evaluation;

/// <summary>Every name by which a file of questions may call an article.</summary>
internal static class ArticleNames
{
    /// <summary>Its id, the ids of its records, its address, its file's name.</summary>
    public static IReadOnlySet<string> Of(StoredArticle article)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { article.Id.Value };
        foreach (var version in article.Versions)
        {
            names.UnionWith(version.Article.Keys.Select(OfKey));
            if (version.Article.Url is { } url)
            {
                names.Add(HostPath(url));
                names.Add(LastPart(url));
            }
        }

        return names;
    }

    /// <summary>Whether <paramref name="gold"/> is one of <paramref name="names"/>.</summary>
    public static bool Hold(IReadOnlySet<string> names, string gold) =>
        names.Contains(gold.Contains("://", StringComparison.Ordinal) ? HostPath(gold) : gold);

    private static string OfKey(string key) => key.StartsWith("file:", StringComparison.Ordinal) ? LastPart(key) : key[(key.LastIndexOf('|') + 1)..];

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>An address without what differs between two links to one page.</summary>
    private static string HostPath(string url)
    {
        var bare = url.Split('#', '?')[0];
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            bare = bare[(scheme + 3)..];
        if (bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            bare = bare[4..];
        return bare.TrimEnd('/');
    }
}
