using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Web;

/// <summary>An element of a page whose end has not come yet.</summary>
internal sealed class OpenElement(HtmlTagToken tag)
{
    private static readonly string[] NamingAttributes = ["class", "id", "name", "data-component", "data-testid", "data-qa", "data-module", "data-gu-name"];

    /// <summary>The element's name in small letters.</summary>
    public string Tag { get; } = tag.Name;

    /// <summary>Whether it stands apart from the lines around it.</summary>
    public bool IsBlock { get; } = PageElements.IsBlock(tag.Name);

    /// <summary>Whether what it holds is never text of an article.</summary>
    public bool IsSilent { get; } = PageElements.HasNoText(tag.Name);

    /// <summary>Its class.</summary>
    public string Class => tag.GetAttribute("class").Trim();

    /// <summary>Everything that it is called: its class, its id, and what builders of sites name its kind by.</summary>
    public string Names => string.Join(' ', NamingAttributes.Select(tag.GetAttribute).Where(name => name.Length > 0));

    /// <summary>Whether the page hides it from readers.</summary>
    public bool IsHidden { get; } = PageElements.IsHidden(tag);

    /// <summary>Whether the page marks it as the text of its article.</summary>
    public bool IsMarkedAsBody => tag.GetAttribute("itemprop").Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a link leads to.</summary>
    public LinkTarget Link { get; set; }

    /// <summary>The section that it is, once it holds a block.</summary>
    public PageSection? Section { get; set; }

    /// <summary>Where the text of the line stood when it began.</summary>
    public BlockText.State Before { get; set; }

    /// <summary>How many blocks there were when it began.</summary>
    public int FirstBlock { get; set; }

    /// <summary>Whether a row of a table holds nothing but short cells.</summary>
    public bool IsFlat { get; set; } = true;

    /// <summary>Collects its text, where that is asked for.</summary>
    public TextCapture? Capture { get; set; }
}
