using System.Net;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Web;

/// <summary>Reads the article of a page. Whatever the bytes are, the answer is an article or the reason why there is none.</summary>
internal static class PageReader
{
    private const int ShortBody = 250;
    private const int Samples = 50;
    private const int SampleLength = 20;
    private const double LeastShared = 0.2;
    private const int HeaderLines = 12;
    private const int LongestHeaderLine = 120;

    /// <summary>What the page holds.</summary>
    public static PageReading Read(ServedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Content.Length == 0)
            return new PageReading.Refused("The page is empty.");
        if (PageType.OfOther(page) is { } type)
            return new PageReading.Refused($"This is no page but {type}.");
        var html = PageDecoder.Decode(page.Content, PageType.CharsetOf(page.ContentType));
        var (markup, outline) = PageScanner.Scan(html, page.Address);
        var facts = PageFacts.Of(markup, page.Address);
        var body = Choose(ArticleBody.Find(outline, facts.Title), DescribedBody(facts));
        if (PageKind.ReasonToRefuse(facts, outline, body) is { } reason)
            return new PageReading.Refused(reason);
        var article = ArticleOf(facts.With(HeaderOf(outline, body)), body);
        return new PageReading.Found(article.Title.Length > 0 ? article : article with { Title = TitleIn(outline, body) });
    }

    /// <summary>
    /// The text that was found, unless the page describes another, longer one: a script shows that, or what was found is not the article.
    /// </summary>
    private static ArticleBody Choose(ArticleBody found, ArticleBody? described)
    {
        if (described is null || described.Length < (found.Length < ShortBody ? 2 * found.Length : ShortBody))
            return found;
        return found.Length < ShortBody || SharedPart(described.Text, found.Text) < LeastShared ? described : found;
    }

    /// <summary>How much of a text is in another, by some runs of its characters.</summary>
    private static double SharedPart(string text, string other)
    {
        var step = Math.Max(SampleLength, (text.Length - SampleLength) / Samples);
        var (all, shared) = (0, 0);
        for (var at = 0; at + SampleLength <= text.Length; at += step, all++)
            shared += other.AsSpan().Contains(text.AsSpan(at, SampleLength), StringComparison.Ordinal) ? 1 : 0;
        return all == 0 ? 1 : (double)shared / all;
    }

    /// <summary>The text that the page's JSON-LD gives. It may be marked up itself.</summary>
    private static ArticleBody? DescribedBody(PageFacts facts)
    {
        if (facts.Data.Body is not { } text)
            return null;
        var html = text.Contains("</", StringComparison.Ordinal) ? text : string.Concat(text.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        return ArticleBody.Find(PageScanner.Scan(html, facts.Address).Outline, facts.Title);
    }

    /// <summary>What stands in the lines above the text: dates and bylines.</summary>
    private static TextHeader HeaderOf(PageOutline outline, ArticleBody body)
    {
        var header = new TextHeader();
        var lines = outline.Blocks.TakeWhile(block => block != body.Blocks[0]).TakeLast(HeaderLines);
        foreach (var line in lines.Where(line => line.Text.Length <= LongestHeaderLine))
            header.TryRead(line.Text);
        return header;
    }

    private static PageArticle ArticleOf(PageFacts facts, ArticleBody body) => new(facts.Title, body.Text)
    {
        Url = facts.Address?.AbsoluteUri,
        Site = facts.SiteName,
        Authors = facts.Authors,
        Published = facts.Published,
        Updated = facts.Updated,
        Language = facts.Language,
        IsPaywalled = facts.IsPaywalled,
    };

    /// <summary>What stands in for a headline where the page names none: the heading above the text, else the first words.</summary>
    private static string TitleIn(PageOutline outline, ArticleBody body)
    {
        var block = outline.Blocks.TakeWhile(block => block != body.Blocks[0]).LastOrDefault(block => block.IsHeading) ?? body.Blocks[0];
        return FirstWords.Of(block.Text);
    }
}
