using System.Collections.Frozen;
using AngleSharp.Html.Parser.Tokens;
using NewsBot.Sources.Feeds;

namespace NewsBot.Sources.Web;

/// <summary>What the elements of a page are to its text.</summary>
internal static class PageElements
{
    private static readonly FrozenSet<string> WithoutText = FrozenSet.Create(
        "script", "style", "noscript", "noframes", "noembed", "template", "svg", "math", "iframe", "object", "applet", "video", "audio", "canvas", "map",
        "title", "button", "select", "textarea", "datalist", "label", "legend", "progress", "meter", "dialog", "nav", "menu", "rt", "rp");

    private static readonly FrozenSet<string> TableParts = FrozenSet.Create("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption");

    private static readonly FrozenSet<string> AmpWithText = FrozenSet.Create("amp-accordion", "amp-fit-text", "amp-script", "amp-layout");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HiddenNames = FrozenSet.ToFrozenSet(
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "element-invisible", "u-visually-hidden", "print-only",
         "d-print-block", "visible-print", "visible-print-block", "offscreen", "hide-text"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the element has no content and no end tag.</summary>
    public static bool IsVoid(string tag) => HtmlElements.Voids.Contains(tag);

    /// <summary>Whether the element stands apart from the lines around it.</summary>
    public static bool IsBlock(string tag) => HtmlElements.Blocks.Contains(tag) || tag is "td" or "th";

    /// <summary>Whether the element is a table or a part of one, which ends only with its table.</summary>
    public static bool IsTablePart(string tag) => TableParts.Contains(tag);

    /// <summary>Whether what the element holds is never text of an article.</summary>
    public static bool HasNoText(string tag) =>
        WithoutText.Contains(tag) || (tag.StartsWith("amp-", StringComparison.Ordinal) && !AmpWithText.Contains(tag));

    /// <summary>Whether the page hides the element from readers.</summary>
    public static bool IsHidden(HtmlTagToken tag)
    {
        foreach (var attribute in tag.Attributes)
        {
            var hides = attribute.Name switch
            {
                "hidden" => true,
                "class" => HasHiddenName(attribute.Value),
                "style" => HidesByStyle(attribute.Value),
                _ => false,
            };
            if (hides)
                return true;
        }

        return false;
    }

    private static bool HasHiddenName(ReadOnlySpan<char> names)
    {
        foreach (var range in names.SplitAny(" \t\r\n\f"))
        {
            if (HiddenNames.Contains(names[range]))
                return true;
        }

        return false;
    }

    private static bool HidesByStyle(string style)
    {
        if (!style.Contains("none", StringComparison.OrdinalIgnoreCase) && !style.Contains("hidden", StringComparison.OrdinalIgnoreCase))
            return false;
        var bare = style.Replace(" ", "", StringComparison.Ordinal);
        return bare.Contains("display:none", StringComparison.OrdinalIgnoreCase) || bare.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
