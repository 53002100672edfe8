using NewsBot.Ingestion;

namespace NewsBot.Sources.Web;

/// <summary>Keeps of the blocks of an article what is its text.</summary>
internal static class BodyCleaner
{
    private const double MostInnerLinks = 0.75;
    private const double MostLinksAtEnd = 0.9;

    /// <summary>The blocks of <paramref name="outline"/> in <paramref name="parts"/> that are text of the article called <paramref name="title"/>.</summary>
    public static IReadOnlyList<PageBlock> Clean(PageOutline outline, IReadOnlySet<PageSection> parts, string title)
    {
        var kept = outline.Blocks.Where(block => IsIn(parts, block.Section) && IsText(block, title)).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        kept.RemoveAll(block => block.IsParagraph && !seen.Add(block.Text)); // some pages hold their text twice, once for small screens
        while (kept is [{ Section.Tag: "h1" }, ..])
            kept.RemoveAt(0);
        while (kept is [.., var last] && (last.IsHeading || last.LinkShare > MostLinksAtEnd))
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    /// <summary>Whether nothing that surrounds an article lies between the block and the part that it stands in.</summary>
    public static bool IsIn(IReadOnlySet<PageSection> parts, PageSection section)
    {
        for (var at = section; at is not null; at = at.Parent)
        {
            if (parts.Contains(at))
                return true;
            if (at.IsSurrounding)
                return false;
        }

        return false;
    }

    private static bool IsText(PageBlock block, string title)
    {
        if (block.IsHeading && PageTitle.IsSame(block.Text, title))
            return false;
        if (block.InnerLinkShare > MostInnerLinks)
            return false;
        return block.Section.Tag == "tr" || !ArticleTextReader.IsFurniture(block.Text) || ArticleTextReader.IsCredit(block.Text);
    }
}
