namespace NewsBot.Sources.Web;

/// <summary>Finds the sections of a page that its article stands in.</summary>
internal static class BodyFinder
{
    private const int ShortestScored = 25;
    private const int ScoredLevels = 5;
    private const int MostCommas = 4;
    private const int JoinedLevels = 6;
    private const int LevelsOfFragments = 3;
    private const double BonusOfName = 1.3;
    private const double ProseOfFragment = 0.8;
    private const double ProseOfNamed = 0.25;

    /// <summary>The sections of the article called <paramref name="title"/>; none where the page has no text.</summary>
    public static IReadOnlySet<PageSection> Find(PageOutline outline, string title)
    {
        if (FindBest(outline, title) is not { } best)
            return new HashSet<PageSection>();
        var parts = new HashSet<PageSection> { best };
        var at = best;
        for (var level = 0; level < JoinedLevels && at.Parent is { } parent && at.Tag is not ("article" or "main"); level++, at = parent)
            Join(parts, (parent, at), level, best.Prose / 2);
        return parts;
    }

    private static PageSection? FindBest(PageOutline outline, string title)
    {
        foreach (var block in outline.Blocks)
        {
            if (block.Length >= ShortestScored && block.LinkShare <= 0.5 && !block.Section.IsInSurrounding)
                Score(block);
        }

        var best = BestOf(outline.Root);
        if (ArticleCalled(outline, title) is { } named && !best.IsWithin(named) && named.Prose >= best.Prose * ProseOfNamed)
            best = BestOf(named);
        while (best is { Parent: not null, Tag: "ol" or "ul" or "li" or "dl" or "table" or "tbody" or "tr" or "blockquote" or "p" })
            best = best.Parent;
        return Weigh(best) > 0 ? best : null;
    }

    /// <summary>The element that the page's headline stands in, where other articles may follow below it.</summary>
    private static PageSection? ArticleCalled(PageOutline outline, string title)
    {
        var at = outline.Blocks.FirstOrDefault(block => block.IsHeading && PageTitle.IsSame(block.Text, title))?.Section;
        while (at is not null && at.Tag != "article")
            at = at.Parent;
        return at is { IsInSurrounding: false } ? at : null;
    }

    private static PageSection BestOf(PageSection section)
    {
        var best = section;
        foreach (var inner in section.Sections)
        {
            var other = BestOf(inner);
            if (Weigh(other) > Weigh(best))
                best = other;
        }

        return best;
    }

    private static double Weigh(PageSection section) =>
        section.IsCalledBody ? section.Score * BonusOfName : section.Score;

    /// <summary>A paragraph speaks for the section that it stands in, and less for those around that one.</summary>
    private static void Score(PageBlock block)
    {
        var score = (1 + Math.Min(MostCommas, Commas(block.Text)) + Math.Min(block.Length / 100, 3)) * (1 - block.LinkShare);
        var at = block.Section.Tag is "p" or "li" or "h1" or "h2" or "h3" or "h4" or "blockquote" ? block.Section.Parent : block.Section;
        for (var level = 0; level < ScoredLevels && at is not null; level++, at = at.Parent)
            at.Score += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
    }

    private static int Commas(string text) => text.AsSpan().Count(',') + text.AsSpan().Count('、') + text.AsSpan().Count('，') + text.AsSpan().Count('،');

    /// <summary>
    /// Takes the neighbours of a part that are parts of the same text: many, or long ones, of the same name or of nothing
    /// but paragraphs. A single short one is a box.
    /// </summary>
    private static void Join(HashSet<PageSection> parts, (PageSection Parent, PageSection At) place, int level, int longEnough)
    {
        var others = place.Parent.Sections.Where(other => other != place.At && IsPart(other, place.At, level)).ToList();
        if (others.Count >= 3 || others.Exists(other => other.Paragraphs >= 3) || others.Sum(other => other.Prose) >= longEnough)
            parts.UnionWith(others);
    }

    private static bool IsPart(PageSection other, PageSection at, int level)
    {
        if (other.Prose == 0 || other.IsInSurrounding || other.Tag is "header" or ['h', _])
            return false;
        if (level < LevelsOfFragments && other.Paragraphs > 0 && other.ParagraphLength >= ProseOfFragment * other.Length)
            return true;
        return !other.HasHeadline && at.Class.Length > 0 && other.Tag == at.Tag && IsNamedAlike(other.Class, at.Class);
    }

    private static bool IsNamedAlike(string one, string other) => WithoutDigits(one) == WithoutDigits(other);

    private static string WithoutDigits(string names) => string.Concat(names.Where(c => !char.IsAsciiDigit(c)));
}
