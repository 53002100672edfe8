using System.Globalization;

namespace NewsBot.Chat;

/// <summary>Cuts text without taking a letter apart, be it made of several code points.</summary>
internal static class TextCut
{
    private const string Ellipsis = "…";

    /// <summary>The text, or as much of its beginning as fits into <paramref name="most"/> UTF-16 units with a sign that there is more.</summary>
    public static string To(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && next <= most - Ellipsis.Length)
            end = next;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }
}
