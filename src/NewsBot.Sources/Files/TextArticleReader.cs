using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Reads text files that were saved from news pages: a header of title, date and byline, in any order and amid navigation, then the text.</summary>
internal static class TextArticleReader
{
    private const int LongestTitle = 200;
    private const int LongestCutTitle = 100;
    private const int MostHeaderLines = 40;
    private const int LinesAfterLead = 4;
    private const int LinesAtEnd = 3;
    private const int MostMenuWords = 4;

    /// <summary>The article, or null for a text without any letter.</summary>
    public static TextArticle? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasLetter(text))
            return null;
        var header = new TextHeader();
        var at = HeadlineBelowMenu(text);
        for (var lines = 0; lines < MostHeaderLines && at < text.Length; lines++)
        {
            var line = LineAt(text, at, out var next);
            if (!line.IsEmpty && !header.TryRead(line) && !IsSkipped(line) && OutletName.BehindLabel(line.ToString()) is null)
            {
                if (header.Title is not null || !IsTitle(line))
                    break;
                header.Title = line.ToString();
            }

            at = next;
        }

        if (header.Title is null)
        {
            at = HasLetter(text.AsSpan(at)) ? at : 0;
            header.Title = CutTitle(text, at);
        }

        ReadAfterLead(text, at, header);
        ReadEnd(text, at, header);
        var body = text[at..];
        return new TextArticle(header.Title, body, header.Published, header.Updated, header.Authors, header.Url)
        {
            Outlet = OutletName.Find(text.AsSpan(0, at), header.Title, body),
        };
    }

    /// <summary>
    /// Where the headline begins in a text that opens with a page's menu and name: the one long line of the head, with a date or
    /// byline below it and nothing but short lines above it. 0 where the text opens otherwise.
    /// </summary>
    private static int HeadlineBelowMenu(string text)
    {
        var (headline, hasMenu, at) = (0, false, 0);
        for (var lines = 0; lines < MostHeaderLines && at < text.Length; lines++)
        {
            var line = LineAt(text, at, out var next);
            if (!line.IsEmpty && new TextHeader().TryRead(line))
                return hasMenu ? headline : 0;
            if (IsSkipped(line) || line.ContainsAny("|>"))
            {
                hasMenu = true;
            }
            else if (line.Count(' ') >= MostMenuWords)
            {
                if (headline > 0 || !IsTitle(line) || line[^1] == '.')
                    return 0;
                headline = at;
            }

            at = next;
        }

        return 0;
    }

    /// <summary>Navigation above a title is skipped; <c>Opinion: Why …</c> is a link inside a text, but above it the title.</summary>
    private static bool IsSkipped(ReadOnlySpan<char> line)
    {
        if (!ArticleTextReader.IsFurniture(line))
            return false;
        var colon = line.IndexOf(':');
        var rest = colon < 0 ? [] : line[(colon + 1)..].Trim();
        return rest.Count(' ') < 3 || ArticleTextReader.IsFurniture(rest);
    }

    private static bool IsTitle(ReadOnlySpan<char> line) =>
        line.Length <= LongestTitle && !(line.Length > LongestCutTitle && line[^1] == '.') && HasLetter(line);

    private static bool HasLetter(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    /// <summary>A text without a headline is named by its first words, and keeps them.</summary>
    private static string CutTitle(string text, int at)
    {
        var line = LineAt(text, at, out var next);
        while (!HasLetter(line))
            line = LineAt(text, next, out next);
        if (line.Length <= LongestCutTitle)
            return line.ToString();
        var cut = line[..LongestCutTitle].LastIndexOf(' ');
        if (cut <= 0)
            cut = char.IsHighSurrogate(line[LongestCutTitle - 1]) ? LongestCutTitle - 1 : LongestCutTitle;
        return line[..cut].TrimEnd(" ,;:–—-").ToString();
    }

    /// <summary>Date and byline may stand below the standfirst; they are told, and stay in the body.</summary>
    private static void ReadAfterLead(string text, int at, TextHeader header)
    {
        for (var lines = 0; lines < LinesAfterLead && at < text.Length;)
        {
            var line = LineAt(text, at, out at);
            if (line.IsEmpty)
                continue;
            lines++;
            header.TryRead(line);
        }
    }

    /// <summary>People paste the address below the text.</summary>
    private static void ReadEnd(string text, int bodyStart, TextHeader header)
    {
        var end = text.Length;
        for (var lines = 0; lines < LinesAtEnd && end > bodyStart && header.Url is null;)
        {
            var start = text.LastIndexOf('\n', end - 1, end - bodyStart) + 1;
            start = Math.Max(start, bodyStart);
            var line = text.AsSpan(start, end - start).Trim();
            header.TryReadAddress(line);
            lines += line.IsEmpty ? 0 : 1;
            end = start - 1;
        }
    }

    private static ReadOnlySpan<char> LineAt(string text, int at, out int next)
    {
        var length = text.AsSpan(at).IndexOfAny('\n', '\r');
        next = length < 0 ? text.Length : at + length + 1;
        return text.AsSpan(at, length < 0 ? text.Length - at : length).Trim().Trim('\uFEFF');
    }
}
