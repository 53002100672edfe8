namespace NewsBot.Sources.Web;

/// <summary>Marks what of a page surrounds its article, once all of its text is known.</summary>
internal static class OutlineMarks
{
    /// <summary>A section with more of the running text than this is the article, whatever it is called.</summary>
    private const double MostProseAround = 0.4;

    private const double ProseOfArticle = 0.7;

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
        for (var at = block.Section; at is not null; at = at.Parent)
        {
            at.WholeLength += block.Length;
            at.Prose += block.IsProse ? block.Length : 0;
        }
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
        section.IsSurrounding = Surrounds(section) && !IsArticle(section, allProse);
        section.IsInSurrounding = section.IsSurrounding || section.Parent?.IsInSurrounding is true;
        foreach (var inner in section.Sections)
            Mark(inner, allProse);
    }

    /// <summary>
    /// Whether it is the article in spite of its name: most of the running text and little else. Talk below a short report, and what
    /// stands beside one by its kind, may be more.
    /// </summary>
    private static bool IsArticle(PageSection section, int allProse)
    {
        if (section.HasBody || (section.HasHeadline && section.Prose > MostProseAround / 2 * allProse))
            return true;
        if (section.Tag is "aside" or "footer" or "figcaption" or "caption" || section.Kind == NameKind.Talk)
            return false;
        return section.Prose > MostProseAround * allProse && section.Prose > ProseOfArticle * section.WholeLength;
    }

    private static bool Surrounds(PageSection section) => section.Tag switch
    {
        "body" or "main" or "article" or "tr" or "td" or "th" or "tbody" => section.IsHidden,
        "aside" or "footer" or "figcaption" or "caption" => true,
        "figure" when !section.HasQuotation => true,
        _ when section.IsHidden => true,
        _ => section.Kind switch
        {
            NameKind.Strong or NameKind.Talk => true,
            NameKind.Weak => section.Prose == 0 && !section.HasQuotation,
            _ => false,
        },
    };
}
