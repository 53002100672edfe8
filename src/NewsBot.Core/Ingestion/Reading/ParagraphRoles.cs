namespace NewsBot.Ingestion.Reading;

/// <summary>Tells what each paragraph is to the article: what a line looks like, seen beside its neighbours.</summary>
internal static class ParagraphRoles
{
    private const int HeaderLines = 4;
    private const int TailParagraphs = 3;
    private const int LongestLink = 160;

    public static ParagraphRole[] Assign(ReadOnlySpan<char> body, List<Paragraph> paragraphs)
    {
        var kinds = new LineKind[paragraphs.Count];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = LineClassifier.Classify(paragraphs[i].In(body));
        PlaceDates(kinds);
        DropBylinesAbove(body, paragraphs, kinds);
        DropWritersBelow(body, paragraphs, kinds);
        for (var i = 0; i < kinds.Length; i++)
        {
            DropCaption(body, paragraphs, kinds, i);
            DropLinks(body, paragraphs, kinds, i);
        }

        var roles = new ParagraphRole[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
            roles[i] = RoleOf(kinds, roles, i);
        return roles;
    }

    private static ParagraphRole RoleOf(LineKind[] kinds, ParagraphRole[] roles, int i) => kinds[i] switch
    {
        LineKind.Correction or LineKind.CorrectionHeading => ParagraphRole.Correction,
        LineKind.Prose when i > 0 && kinds[i - 1] == LineKind.CorrectionHeading => ParagraphRole.Correction,
        LineKind.Prose => ParagraphRole.Text,
        LineKind.Short => IsHeading(kinds, i) ? ParagraphRole.Heading : ParagraphRole.Text,
        LineKind.Signature => HasNeighbour(kinds, i, LineKind.Signature) ? ParagraphRole.Text : ParagraphRole.Credit,
        LineKind.WireCredit => ParagraphRole.Credit,
        _ => ParagraphRole.None,
    };

    /// <summary>A heading has text below it, at most one other heading away; a line among many short ones is an item of a list.</summary>
    private static bool IsHeading(LineKind[] kinds, int i)
    {
        var next = NextShown(kinds, i);
        if (next < kinds.Length && kinds[next] == LineKind.Short)
            next = NextShown(kinds, next);
        return next < kinds.Length && kinds[next] == LineKind.Prose;
    }

    private static int NextShown(LineKind[] kinds, int i)
    {
        var next = i + 1;
        while (next < kinds.Length && next < i + 6 && kinds[next] is not (LineKind.Prose or LineKind.Short))
            next++;
        return next;
    }

    private static bool HasNeighbour(LineKind[] kinds, int i, LineKind kind) =>
        (i > 0 && kinds[i - 1] == kind) || (i + 1 < kinds.Length && kinds[i + 1] == kind);

    /// <summary>A date above the first text is the report's; below, it heads an entry of a timeline.</summary>
    private static void PlaceDates(LineKind[] kinds)
    {
        var isBelow = false;
        for (var i = 0; i < kinds.Length; i++)
        {
            isBelow |= kinds[i] == LineKind.Prose;
            if (kinds[i] == LineKind.Date)
                kinds[i] = isBelow ? LineKind.Short : LineKind.Furniture;
        }
    }

    /// <summary>Names of writers and outlets stand above the first text.</summary>
    private static void DropBylinesAbove(ReadOnlySpan<char> body, List<Paragraph> paragraphs, LineKind[] kinds)
    {
        var prose = Array.IndexOf(kinds, LineKind.Prose);
        if (prose is < 0 or > HeaderLines)
            return;
        for (var i = 0; i < prose; i++)
        {
            var line = paragraphs[i].In(body);
            var isOutlet = i > 0 && kinds[i - 1] == LineKind.Furniture && LineShape.IsCapitalised(line, 5);
            if (kinds[i] == LineKind.Short && line.Length <= 45 && (LineShape.IsPersonName(line) || isOutlet))
                kinds[i] = LineKind.Furniture;
        }
    }

    /// <summary>Names and descriptions of writers stand below the last text.</summary>
    private static void DropWritersBelow(ReadOnlySpan<char> body, List<Paragraph> paragraphs, LineKind[] kinds)
    {
        var seen = 0;
        for (var i = kinds.Length - 1; i > 0 && seen < TailParagraphs; i--)
        {
            if (kinds[i] is not (LineKind.Prose or LineKind.Short))
                continue;
            var line = paragraphs[i].In(body);
            if (kinds[i] == LineKind.Short ? kinds[i - 1] == LineKind.Prose && LineShape.IsPersonName(line) : WriterNotes.IsNote(line))
                kinds[i] = LineKind.Furniture;
            else
                seen++;
        }
    }

    /// <summary>The line directly above a credited caption, or above a credit, belongs to the picture where it has no final stop.</summary>
    private static void DropCaption(ReadOnlySpan<char> body, List<Paragraph> paragraphs, LineKind[] kinds, int i)
    {
        if (i == 0 || kinds[i] is not (LineKind.CreditedCaption or LineKind.PictureCredit) || kinds[i - 1] is not (LineKind.Prose or LineKind.Short))
            return;
        var isDirect = !paragraphs[i].AfterBlank;
        var isOpen = !LineShape.EndsSentence(paragraphs[i - 1].In(body));
        var belongs = kinds[i] == LineKind.PictureCredit ? isDirect || isOpen : isDirect && isOpen;
        if (belongs && paragraphs[i - 1].Length <= 400)
            kinds[i - 1] = LineKind.Furniture;
    }

    /// <summary>Titles of other stories follow a label such as <c>Read more:</c>, each on a line of its own.</summary>
    private static void DropLinks(ReadOnlySpan<char> body, List<Paragraph> paragraphs, LineKind[] kinds, int i)
    {
        if (kinds[i] != LineKind.LinkLabel)
            return;
        for (var next = i + 1; next < kinds.Length && (next == i + 1 || !paragraphs[next].AfterBlank); next++)
        {
            var line = paragraphs[next].In(body);
            if (line.Length > LongestLink || line[^1] is '.')
                return;
            kinds[next] = LineKind.Furniture;
        }
    }
}
