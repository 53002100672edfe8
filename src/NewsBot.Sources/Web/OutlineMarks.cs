namespace NewsBot.Sources.Web;

/// <summary>Marks what of a page surrounds its article, once all of its text is known.</summary>
internal static class OutlineMarks
{
    /// <summary>A section with more of the running text than this is the article, whatever it is called.</summary>
    private const double MostProseAround = 0.4;

    /// <summary>Counts the text of every section and marks the surrounding ones.</summary>
    public static void Set(PageOutline outline)
    {
        foreach (var block in outline.Blocks)
            Count(block);
        Mark(outline.Root, outline.Root.Prose);
        foreach (var block in outline.Blocks.Where(block => !block.Section.IsInSurrounding))
            CountShown(block);
    }

    private static void Count(PageBlock block)
    {
        if (!block.IsProse)
            return;
        for (var at = block.Section; at is not null; at = at.Parent)
            at.Prose += block.Length;
    }

    private static void CountShown(PageBlock block)
    {
        var isParagraph = block.IsParagraph;
        for (var at = block.Section; at is not null; at = at.Parent)
        {
            at.Length += block.Length;
            at.Paragraphs += isParagraph ? 1 : 0;
            at.ParagraphLength += isParagraph ? block.Length : 0;
        }
    }

    private static void Mark(PageSection section, int allProse)
    {
        section.IsSurrounding = IsBeside(section) || (Surrounds(section) && section.Prose <= MostProseAround * allProse);
        section.IsInSurrounding = section.IsSurrounding || section.Parent?.IsInSurrounding is true;
        foreach (var inner in section.Sections)
            Mark(inner, allProse);
    }

    /// <summary>Whether it stands beside the article by its kind, however much text it has.</summary>
    private static bool IsBeside(PageSection section) => section.Tag is "aside" or "footer" or "figcaption" or "caption" && !section.HasHeadline && !section.IsCalledBody;

    private static bool Surrounds(PageSection section) => section.Tag switch
    {
        "body" or "main" or "article" or "tr" or "td" or "th" or "tbody" => section.IsHidden,
        "figure" when !section.HasQuotation => true,
        _ when section.IsHidden => true,
        _ => SurroundingNames.KindOf(section.Names) switch
        {
            NameKind.Strong => true,
            NameKind.Weak => section.Prose == 0 && !section.HasQuotation,
            _ => false,
        },
    };
}
