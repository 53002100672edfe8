using System.Text.RegularExpressions;

namespace NewsBot.Sources.Feeds;

/// <summary>The line that WordPress adds below each entry of a feed, which is not of the article.</summary>
internal static partial class FeedFooter
{
    /// <summary>The text without it.</summary>
    public static string CutFrom(string text)
    {
        var last = text.LastIndexOf('\n') + 1;
        return Footer().IsMatch(text.AsSpan(last)) ? text[..last].TrimEnd() : text;
    }

    [GeneratedRegex(
        @"^(The post .+ appeared first on .+|Der Beitrag .+ erschien zuerst auf .+|L[’']article .+ est apparu en premier sur .+|La entrada .+ (se publicó primero en|apareció primero en) .+)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Footer();
}
