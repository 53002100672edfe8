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
            .Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => Line(name!)).ToList();
        foreach (var headline in markup.Headlines.Where(headline => headline.Length >= ShortestHeadline))
        {
            if (names.Exists(name => name.Contains(headline, StringComparison.OrdinalIgnoreCase)))
                return headline;
        }

        if (names.Count > 0)
            return WithoutOutlet(names[0], site);
        return markup.Headlines.Find(headline => headline.Length > 0) ?? "";
    }

    private static string WithoutOutlet(string title, string? site)
    {
        foreach (var bar in Bars)
        {
            var at = title.LastIndexOf(bar, StringComparison.Ordinal);
            if (at < ShortestHeadline)
                continue;
            var rest = title[(at + bar.Length)..].Trim();
            if (IsOutlet(rest, site))
                return title[..at].Trim();
        }

        return title;
    }

    /// <summary>The name of the site, or the words of its address: <c>The Daily Sun</c> at dailysun.example.</summary>
    private static bool IsOutlet(string text, string? site)
    {
        if (site is null)
            return false;
        var letters = Letters(text);
        return letters.Length > 1 && (letters == Letters(site) || Letters(site).Contains(letters, StringComparison.Ordinal) || letters.Contains(Letters(site.Split('.')[0]), StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
