using System.Text.RegularExpressions;

namespace NewsBot.Sources.Feeds;

/// <summary>Tells entries that carry their article from those that only lead to it.</summary>
internal static partial class FullText
{
    private const int ShortestContent = 500;
    private const int ShortestSummary = 1500;

    /// <summary>Whether an entry's text is the article: long enough, and not cut off at its end.</summary>
    public static bool IsIn(FeedEntry entry, string text)
    {
        return text.Length >= (entry.Content is null ? ShortestSummary : ShortestContent) && !CutOff().IsMatch(text[^60..]);
    }

    [GeneratedRegex(@"(\.\.\.|…|\b(read (more|on|the (full|whole) (story|article))|continue reading|weiterlesen|lire la suite|seguir leyendo|leer más))[\s\])>»→.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex CutOff();
}
