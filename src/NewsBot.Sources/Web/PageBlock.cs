using NewsBot.Ingestion;

namespace NewsBot.Sources.Web;

/// <summary>A paragraph, a heading, an item of a list or a row of a table.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Text">Its text; white space is single.</param>
internal sealed record PageBlock(PageSection Section, string Text)
{
    private const int ShortestProse = 60;
    private const int ShortestParagraph = 80;
    private const double MostLinksOfProse = 0.4;
    private const double MostLinksOfParagraph = 0.2;

    /// <summary>How long it is for a reader: a character of Chinese, Japanese or Korean counts twice.</summary>
    public required int Length { get; init; }

    /// <summary>How much of it is linked, from 0 to 1.</summary>
    public required double LinkShare { get; init; }

    /// <summary>How much of it is linked to the same site, from 0 to 1.</summary>
    public required double InnerLinkShare { get; init; }

    public bool IsHeading => Section.Tag is ['h', >= '1' and <= '6'];

    /// <summary>Whether it is running text.</summary>
    public bool IsProse => Length >= ShortestProse && LinkShare < MostLinksOfProse && !IsHeading;

    /// <summary>Whether it is a paragraph of whole sentences without links, as teasers, captions and bylines are not.</summary>
    public bool IsParagraph => Length >= ShortestParagraph && LinkShare < MostLinksOfParagraph && !IsHeading && ArticleTextReader.EndsSentence(Text);

    /// <summary>Several blocks as one.</summary>
    public static PageBlock Join(PageSection section, IReadOnlyList<PageBlock> blocks, string separator)
    {
        var length = Math.Max(1, blocks.Sum(block => block.Length));
        return new PageBlock(section, string.Join(separator, blocks.Select(block => block.Text)))
        {
            Length = length,
            LinkShare = blocks.Sum(block => block.LinkShare * block.Length) / length,
            InnerLinkShare = blocks.Sum(block => block.InnerLinkShare * block.Length) / length,
        };
    }
}
