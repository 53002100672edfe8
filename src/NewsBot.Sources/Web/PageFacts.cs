using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Web;

/// <summary>What a page says about its article beside the text.</summary>
internal sealed partial record PageFacts(PageMarkup Markup, StructuredData Data)
{
    private const int LongestName = 80;

    /// <summary>The address of the article: the canonical one, else where the page was served.</summary>
    public Uri? Address { get; private init; }

    /// <summary>The host of the address, to which the page's own links lead.</summary>
    public string? Site => PageAddress.SiteOf(Address);

    /// <summary>The name of the outlet.</summary>
    public string? SiteName { get; private init; }

    /// <summary>The headline.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The writers.</summary>
    public IReadOnlyList<string> Authors { get; private init; } = [];

    /// <summary>When it was published.</summary>
    public NewsTime? Published { get; private init; }

    /// <summary>When it was changed since.</summary>
    public NewsTime? Updated { get; private init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; private init; }

    /// <summary>Whether the page says that its text is not free to read.</summary>
    public bool IsPaywalled { get; private init; }

    /// <summary>Whether the page says that it is an article.</summary>
    public bool IsArticle => Data.HasArticle || Markup.First("article:published_time", "articleBody", "datePublished") is not null
        || Markup.First("og:type")?.Equals("article", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Adds what the lines between headline and text say, where the page says it nowhere else.</summary>
    public PageFacts With(TextHeader header) => this with
    {
        Authors = Authors.Count > 0 ? Authors : [.. header.Authors.Select(PageAuthors.NameIn).OfType<string>()],
        Published = Published ?? header.Published,
        Updated = Published is null ? header.Updated : Updated,
    };

    public static PageFacts Of(PageMarkup markup, Uri? served)
    {
        var address = markup.AddressOr(served);
        var data = StructuredData.Read(markup.Scripts, address?.AbsoluteUri);
        var siteName = NameOf(markup.First("og:site_name")) ?? data.Names("publisher").Select(NameOf).FirstOrDefault() ?? NameOf(markup.First("application-name"));
        var published = PageDates.Published(markup, data, address);
        return new PageFacts(markup, data)
        {
            Address = address,
            SiteName = siteName,
            Title = PageTitle.Of(markup, data, siteName ?? PageAddress.SiteOf(address)),
            Authors = PageAuthors.Of(markup, data),
            Published = published,
            Updated = PageDates.Updated(markup, data, published),
            Language = LanguageOf(markup.Language) ?? LanguageOf(data.Text("inLanguage")) ?? LanguageOf(markup.First("og:locale", "content-language", "inLanguage")),
            IsPaywalled = data.IsPaywalled || markup.First("isAccessibleForFree")?.Equals("false", StringComparison.OrdinalIgnoreCase) is true,
        };
    }

    private static string? NameOf(string? text)
    {
        text = text?.Trim(' ', ',', '.', '|', '-', '\u00A0');
        var isName = text is { Length: > 1 and <= LongestName } && text.Any(char.IsLetter) && text.AsSpan().IndexOfAny("@{</") < 0;
        return isName ? text : null;
    }

    private static string? LanguageOf(string? text)
    {
        var tag = text?.Trim().Replace('_', '-');
        return tag is not null && LanguageTag().IsMatch(tag) ? tag : null;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex LanguageTag();
}
