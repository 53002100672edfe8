namespace NewsBot.Sources.Web;

/// <summary>What was found to be the text of an article.</summary>
/// <param name="Blocks">Its text in order.</param>
/// <param name="Parts">The sections that it was found in.</param>
internal sealed record ArticleBody(IReadOnlyList<PageBlock> Blocks, IReadOnlySet<PageSection> Parts)
{
    /// <summary>Its length for a reader.</summary>
    public int Length { get; } = Blocks.Sum(block => block.Length);

    /// <summary>How many paragraphs it has.</summary>
    public int Paragraphs { get; } = Blocks.Count(block => block.IsParagraph);

    /// <summary>The text, its paragraphs separated by a blank line.</summary>
    public string Text => string.Join("\n\n", Blocks.Select(block => block.Text));

    /// <summary>Finds the text of the article called <paramref name="title"/>.</summary>
    public static ArticleBody Find(PageOutline outline, string title)
    {
        OutlineMarks.Set(outline);
        var parts = BodyFinder.Find(outline, title);
        return new ArticleBody(BodyCleaner.Clean(outline, parts, title), parts);
    }
}
