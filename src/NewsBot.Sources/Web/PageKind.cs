using System.Text.RegularExpressions;

namespace NewsBot.Sources.Web;

/// <summary>Tells pages that are no article from those that are: by what they say about themselves, their address, and their text.</summary>
internal static partial class PageKind
{
    private const int ShortestArticle = 140;
    private const int ShortestOfMarked = 40;
    private const int LongestNotice = 1200;
    private const int ShortestLink = 25;
    private const int FewestLinksOfList = 5;
    private const int FewestLinksOfFrontPage = 10;
    private const double LinkedPart = 0.75;
    private const double ConsentPart = 0.5;

    private static readonly string[] ListTypes = ["CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"];

    /// <summary>Why the page is refused, as a sentence; null for an article, whose text is <paramref name="body"/>.</summary>
    public static string? ReasonToRefuse(PageFacts facts, PageOutline outline, ArticleBody body)
    {
        if (body.Length < LongestNotice && NoticeIn(facts) is { } notice)
            return $"The page is an error page (\"{notice}\"), not an article.";
        if (!facts.IsArticle && IsConsentWall(outline))
            return "The page asks for consent to cookies and shows no article without it.";
        if (IsSearch(facts, outline, body))
            return "The page is a list of search results, not an article.";
        if (IsFrontPage(facts, outline, body))
            return "The page is a front page, not an article. Give the address of one of its articles.";
        if (IsList(facts, outline, body))
            return "The page is a list of articles, not an article. Give the address of one of them.";
        return body.Length < (facts.IsArticle ? ShortestOfMarked : ShortestArticle) ? "The page holds no text of an article." : null;
    }

    private static string? NoticeIn(PageFacts facts)
    {
        var names = facts.Markup.Headlines.Take(2).Append(facts.Markup.Title).Append(facts.Title);
        return names.OfType<string>().FirstOrDefault(name => name.Length <= 120 && Notice().IsMatch(name));
    }

    private static bool IsConsentWall(PageOutline outline)
    {
        var (all, consent) = (0, 0);
        foreach (var block in outline.Blocks.Where(block => block.IsProse))
        {
            all += block.Length;
            consent += Consent().IsMatch(block.Text) ? block.Length : 0;
        }

        return consent > 0 && consent >= ConsentPart * all;
    }

    private static bool IsSearch(PageFacts facts, PageOutline outline, ArticleBody body)
    {
        if (facts.IsArticle || LinksIn(outline.Blocks) < body.Paragraphs)
            return false;
        return facts.Data.Types.Contains("SearchResultsPage")
            || facts.Markup.BodyNames.Split(' ').Contains("search-results", StringComparer.OrdinalIgnoreCase)
            || SearchTitle().IsMatch(facts.Markup.Title ?? "")
            || (facts.Address is { } address && SearchAddress().IsMatch(address.PathAndQuery));
    }

    private static bool IsFrontPage(PageFacts facts, PageOutline outline, ArticleBody body) =>
        facts.Address is { } address && PageAddress.IsFrontPage(address) && !facts.Data.HasArticle
        && LinksIn(outline.Blocks) >= Math.Max(FewestLinksOfFrontPage, body.Paragraphs);

    private static bool IsList(PageFacts facts, PageOutline outline, ArticleBody body)
    {
        // Links below the last paragraph are what an article ends with.
        var last = body.Blocks.LastOrDefault(block => block.IsParagraph);
        var links = LinksIn(outline.Blocks.TakeWhile(block => block != last).Where(block => BodyCleaner.IsIn(body.Parts, block.Section)));
        if (facts.IsArticle && !facts.Data.Types.Overlaps(ListTypes))
            return links >= FewestLinksOfFrontPage && links >= 2 * body.Paragraphs;
        return links >= FewestLinksOfList && links >= body.Paragraphs;
    }

    /// <summary>The blocks that are nothing but a link to another page of the site, as headlines in lists are.</summary>
    private static int LinksIn(IEnumerable<PageBlock> blocks) => blocks.Count(block => block.InnerLinkShare > LinkedPart && block.Length >= ShortestLink);

    [GeneratedRegex(
        @"^\W*(error\W*)?(40[0134]|410|429|50[0234])(\W*$|\s*[-–:|]|\s+(not|page|error|forbidden|bad|internal|service|gone|unauthorized|access|oops|too many|seite)\b)"
        + @"|\b(page|site|article|url) (was |is |could |can)?\W?not (be )?(found|available)|^not found\b|^access denied"
        + @"|^forbidden\b|\b(page|site) (is )?(unavailable|doesn.t exist|does not exist|no longer exists)|^service unavailable|^bad gateway|^internal server error|^attention required"
        + @"|^just a moment\W*$|^are you (a robot|human)|verify (that )?you are (a )?human|^(robot|security) check|^pardon our interruption|seite (wurde )?nicht gefunden|page (introuvable|non trouvée)"
        + @"|página no encontrada|pagina non trovata|página não encontrada",
        RegexOptions.IgnoreCase)]
    private static partial Regex Notice();

    [GeneratedRegex(
        @"\b(use|uses|using|accept|reject|set|place|store) (\w+ ){0,3}cookies\b|\bcookies (and|or|to) |\byour consent\b|\bgive (us )?consent\b|\bconsent to\b|\bour (\d+ )?partners\b"
        + @"|\bprocess(ing)? (of )?(your )?personal (data|information)\b|\bprivacy (policy|settings|choices)\b|\b(Ihre|Deine|Eure) Einwilligung|\bCookies (verwenden|zustimmen|akzeptieren)"
        + @"|\bvotre consentement\b|\bcookies (et|y|und)\b|\bsu consentimiento\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Consent();

    [GeneratedRegex(@"^(search results?\b|results for\b|you searched for\b|search:|suchergebnis|résultats? de (la )?recherche|resultados? de (la )?búsqueda)", RegexOptions.IgnoreCase)]
    private static partial Regex SearchTitle();

    [GeneratedRegex(@"/(search|suche|recherche|buscar)/?(\?|$)|[?&](q|query|search)=", RegexOptions.IgnoreCase)]
    private static partial Regex SearchAddress();
}
