namespace NewsBot.Sources.Web;

/// <summary>A part of a page that may hold blocks of text: an element that is not part of a line.</summary>
internal sealed class PageSection(PageSection? parent, string tag, string @class)
{
    public PageSection? Parent => parent;

    /// <summary>The element's name in small letters.</summary>
    public string Tag => tag;

    /// <summary>Its class.</summary>
    public string Class => @class;

    /// <summary>What its names say of it.</summary>
    public NameKind Kind { get; init; }

    /// <summary>The parts of this part.</summary>
    public List<PageSection> Sections { get; } = [];

    /// <summary>Whether a reader of the page does not see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the page marks it, or calls it, the text of its article.</summary>
    public bool IsCalledBody { get; init; }

    /// <summary>Whether it holds a quotation or a table, which may stand where pictures do.</summary>
    public bool HasQuotation { get; set; }

    /// <summary>Whether a headline of the first level is in it.</summary>
    public bool HasHeadline { get; set; }

    /// <summary>Whether it or a section in it is called the text of the article.</summary>
    public bool HasBody { get; set; }

    /// <summary>The length of all text in it.</summary>
    public int WholeLength { get; set; }

    /// <summary>The length of the running text in it.</summary>
    public int Prose { get; set; }

    /// <summary>How many paragraphs of whole sentences are in it.</summary>
    public int Paragraphs { get; set; }

    /// <summary>The length of these paragraphs.</summary>
    public int ParagraphLength { get; set; }

    /// <summary>The length of all text in it that does not surround the article.</summary>
    public int Length { get; set; }

    /// <summary>How much it looks like the text of an article.</summary>
    public double Score { get; set; }

    /// <summary>Whether it surrounds an article rather than being part of one.</summary>
    public bool IsSurrounding { get; set; }

    /// <summary>Whether it or a section around it is surrounding.</summary>
    public bool IsInSurrounding { get; set; }

    /// <summary>Whether it is <paramref name="other"/> or lies in it.</summary>
    public bool IsWithin(PageSection other)
    {
        for (var at = this; at is not null; at = at.Parent)
        {
            if (at == other)
                return true;
        }

        return false;
    }
}
