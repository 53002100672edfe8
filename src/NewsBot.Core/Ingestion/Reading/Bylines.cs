using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells the lines that name writers from text.</summary>
internal static class Bylines
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OutletEnds = LineShape.CaselessSet(
        "Times", "Post", "News", "Press", "Journal", "Reuters", "AP", "AFP", "Today", "Register", "Tribune", "Network", "Herald", "Star", "Gazette",
        "Chronicle",
        "Sentinel", "Observer", "Guardian", "Republic", "Democrat", "Dispatch", "Enquirer", "Inquirer", "Courier", "Statesman", "American-Statesman", "Sun",
        "Globe",
        "Telegraph", "Independent", "Bloomberg", "CNN", "BBC", "NPR", "Magazine", "Weekly", "Daily", "Union", "Record", "Beacon", "Journal-Sentinel",
        "Leader", "Advocate",
        "Examiner", "Mail", "Mirror", "Standard", "Review", "Street", "Opinion", "Sports", "Staff", "Correspondent", "Columnist", "Contributor", "Reporter",
        "Editor");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OutletLines = LineShape.CaselessSet(
        "special to the", "opinion contributor", "opinion columnist", "guest columnist", "staff writer", "staff writers", "editorial board",
        "the editorial board",
        "special correspondent", "correspondent", "columnist", "contributor");

    private static readonly string[] ByWords =
        ["By ", "BY ", "by ", "Von ", "Par ", "Por ", "Di "];

    /// <summary>Whether the line is a byline: <c>By Jane Roe and John Doe</c>, <c>Jane Roe, The Daily Sun</c>, <c>Special to The Sun</c>.</summary>
    public static bool IsByline(ReadOnlySpan<char> line)
    {
        if (line.Length > 120 || LineShape.IsStop(line[^1]))
            return false;
        foreach (var by in ByWords)
        {
            if (line.StartsWith(by, StringComparison.Ordinal) && IsNames(line[by.Length..], by is "By " or "BY "))
                return true;
        }

        if (OutletLines.Contains(line) || line.StartsWith("Special to ", StringComparison.Ordinal) || line.StartsWith("Special for ", StringComparison.Ordinal))
            return line.Length <= 50;
        return line.Length <= 90 && IsNameAndOutlet(line);
    }

    /// <summary>Whether the line is a dash and names: <c>– Jane Roe</c>, <c>--Jane Roe, Daily Sun</c>.</summary>
    public static bool IsSignature(ReadOnlySpan<char> line)
    {
        if (line.Length > 90 || !LineShape.IsDash(line[0]) || LineShape.IsStop(line[^1]))
            return false;
        var rest = line.TrimStart("-–—−―‒ \u00A0");
        return rest.Length > 0 && (IsNames(rest, withOutlet: true) || IsNameAndOutlet(rest)
            || OutletEnds.Contains(LastWord(rest)) && LineShape.IsCapitalised(rest, 5));
    }

    /// <summary>Whether nothing but names is in the text.</summary>
    private static bool IsNames(ReadOnlySpan<char> text, bool withOutlet)
    {
        var names = 0;
        while (!text.IsEmpty)
        {
            var end = NextJoint(text, out var joint);
            var name = text[..end].Trim();
            text = text[Math.Min(text.Length, end + joint)..];
            if (name.IsEmpty)
                continue;
            var isName = LineShape.IsPersonName(name) || (names > 0 && withOutlet && LineShape.IsCapitalised(name, 5));
            if (!isName)
                return false;
            names++;
        }

        return names > 0;
    }

    private static int NextJoint(ReadOnlySpan<char> text, out int length)
    {
        var best = text.Length;
        length = 0;
        foreach (var joint in (ReadOnlySpan<string>)[",", "|", " and ", " AND ", " & ", " und ", " et ", " y ", ";"])
        {
            var at = text[..best].IndexOf(joint, StringComparison.Ordinal);
            if (at < 0)
                continue;
            best = at;
            length = joint.Length;
        }

        return best;
    }

    /// <summary><c>Jane Roe, The Daily Sun</c>, <c>Jane Roe | The Republic</c>.</summary>
    private static bool IsNameAndOutlet(ReadOnlySpan<char> line)
    {
        var mark = line.IndexOfAny(",|");
        if (mark <= 0)
            return false;
        var outlet = line[(mark + 1)..].Trim();
        var isOutlet = OutletEnds.Contains(LastWord(outlet)) || outlet.StartsWith("Special ", StringComparison.OrdinalIgnoreCase);
        return isOutlet && LineShape.IsCapitalised(outlet, 6) && LineShape.IsCapitalised(line[..mark], 6) && LineShape.CountWords(line[..mark], 2) == 2;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];
}
