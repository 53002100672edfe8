using NewsBot.Articles;

namespace NewsBot.Sources.Web;

/// <summary>The article of a page.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Body">The text; paragraphs are separated by a blank line.</param>
internal sealed record PageArticle(string Title, string Body)
{
    /// <summary>The canonical address, else the one that the page was served at.</summary>
    public string? Url { get; init; }

    /// <summary>The name of the outlet, where the page gives one.</summary>
    public string? Site { get; init; }

    /// <summary>The writers.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When it was published.</summary>
    public NewsTime? Published { get; init; }

    /// <summary>When it was changed since.</summary>
    public NewsTime? Updated { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the page says that its text is not free to read.</summary>
    public bool IsPaywalled { get; init; }
}
