using NewsBot.Articles;

namespace NewsBot.Sources.Files;

/// <summary>What a text file, as people save it from a news page, says of its article.</summary>
/// <param name="Title">The headline; where there is none, the beginning of the text.</param>
/// <param name="Body">The text below the header, to the letter.</param>
/// <param name="Published">When it was published, where a line of the header says so.</param>
/// <param name="Updated">When it was changed, where a line of the header says so.</param>
/// <param name="Authors">The names of the byline.</param>
/// <param name="Url">Where it was saved from, where a line says so.</param>
internal sealed record TextArticle(string Title, string Body, NewsTime? Published, NewsTime? Updated, IReadOnlyList<string> Authors, string? Url)
{
    /// <summary>The outlet, where a line names it.</summary>
    public string? Outlet { get; init; }
}
