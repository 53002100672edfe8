namespace NewsBot.Ingestion.Reading;

/// <summary>Tells the lines on a writer that stand below a report: <c>Jane Roe covers health for the Sun.</c></summary>
internal static class WriterNotes
{
    private const int LongestNote = 400;

    private static readonly string[] Roles =
        ["reporter", "columnist", "correspondent", "contributor", "staff writer", "freelance", "opinion", "editor", "producer", "journalist",
         "board of contributors", "newsroom", "intern "];

    /// <summary>Whether the paragraph begins with a name and says what its bearer writes.</summary>
    public static bool IsNote(ReadOnlySpan<char> paragraph)
    {
        if (paragraph.Length > LongestNote || !char.IsUpper(paragraph[0]))
            return false;
        var verb = NextVerb(paragraph, out var isCover);
        if (verb <= 0 || !IsNameWithTitle(paragraph[..verb]))
            return false;
        var rest = paragraph[verb..];
        if (isCover)
            return rest.Contains(" for ", StringComparison.Ordinal) || rest.Contains(" at ", StringComparison.Ordinal) || rest.Length < 60;
        foreach (var role in Roles)
        {
            if (rest[..Math.Min(rest.Length, 120)].Contains(role, StringComparison.OrdinalIgnoreCase))
                return !rest.Contains(" said", StringComparison.Ordinal) && !rest.Contains(" was ", StringComparison.Ordinal);
        }

        return false;
    }

    private static int NextVerb(ReadOnlySpan<char> paragraph, out bool isCover)
    {
        isCover = false;
        foreach (var verb in (ReadOnlySpan<string>)[" covers ", " reports on ", " writes about ", " writes for ", " is a ", " is an ", " is the "])
        {
            var at = paragraph[..Math.Min(paragraph.Length, 90)].IndexOf(verb, StringComparison.Ordinal);
            if (at < 0)
                continue;
            isCover = verb[1] is 'c' or 'r' or 'w';
            return at;
        }

        return -1;
    }

    private static bool IsNameWithTitle(ReadOnlySpan<char> subject)
    {
        var comma = subject.IndexOf(',');
        return LineShape.IsPersonName(comma > 0 ? subject[..comma] : subject);
    }
}
