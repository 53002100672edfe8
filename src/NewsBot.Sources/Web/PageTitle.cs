namespace NewsBot.Sources.Web;

/// <summary>Finds the headline of an article among what the page calls itself.</summary>
internal static class PageTitle
{
    private const int ShortestHeadline = 10;

    private static readonly string[] Bars = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];

    /// <summary>
    /// The headline that readers see, where it is what the page calls itself too; else what it calls itself, without the outlet's name.
    /// </summary>
    public static string Of(PageMarkup markup, StructuredData data, string? site)
    {
        var names = new[] { markup.First("og:title"), data.Text("headline"), markup.First("twitter:title"), markup.First("headline"), markup.Title }
            .Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => WithoutOutlet(Line(name!), site)).ToList();
        var headlines = markup.Headlines.Where(headline => !IsOutlet(headline, site)).ToList();
        return headlines.Find(headline => names.Exists(name => IsSame(headline, name))) ?? names.FirstOrDefault() ?? headlines.FirstOrDefault() ?? "";
    }

    /// <summary>Whether a headline on the page is this name, which may be cut or have something added.</summary>
    public static bool IsSame(string headline, string name)
    {
        var (shorter, longer) = headline.Length < name.Length ? (headline, name) : (name, headline);
        return shorter.Length >= ShortestHeadline && 2 * shorter.Length > longer.Length
            && longer.StartsWith(shorter.TrimEnd('…', '.', ' '), StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutOutlet(string title, string? site)
    {
        foreach (var bar in Bars)
        {
            var last = title.LastIndexOf(bar, StringComparison.Ordinal);
            if (last >= ShortestHeadline && IsOutlet(title[(last + bar.Length)..], site))
                return title[..last].Trim();
            var first = title.IndexOf(bar, StringComparison.Ordinal);
            if (first > 0 && IsOutlet(title[..first], site))
                return title[(first + bar.Length)..].Trim();
        }

        return title;
    }

    /// <summary>The name of the site, or the words of its address: <c>The Daily Sun</c> at dailysun.example.</summary>
    private static bool IsOutlet(string text, string? site)
    {
        if (site is null)
            return false;
        var (letters, ofSite) = (Letters(text), Letters(site));
        return letters.Length > 1
            && (ofSite.Contains(letters, StringComparison.Ordinal)
                || (letters.Length <= 2 * ofSite.Length && letters.Contains(Letters(site.Split('.')[0]), StringComparison.Ordinal)));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
