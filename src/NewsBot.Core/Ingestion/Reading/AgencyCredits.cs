namespace NewsBot.Ingestion.Reading;

/// <summary>Finds the wire agencies that a line credits.</summary>
internal static class AgencyCredits
{
    // The full names come first: once found, they take their place in the line.
    private static readonly (string Written, string Name)[] Agencies =
    [
        ("Associated Press", "AP"), ("Agence France-Presse", "AFP"), ("Agence France Presse", "AFP"), ("Deutsche Presse-Agentur", "dpa"),
        ("Canadian Press", "Canadian Press"), ("Press Association", "PA"), ("PA Media", "PA"), ("Australian Associated Press", "AAP"),
        ("Reuters", "Reuters"), ("REUTERS", "Reuters"), ("AFP", "AFP"), ("dpa", "dpa"), ("DPA", "dpa"), ("AP", "AP"), ("UPI", "UPI"), ("EFE", "EFE"),
        ("ANSA", "ANSA"), ("KNA", "KNA"), ("epd", "epd"), ("SID", "SID"), ("Xinhua", "Xinhua"), ("TASS", "TASS"), ("Interfax", "Interfax"),
        ("Kyodo", "Kyodo"), ("Yonhap", "Yonhap"), ("PTI", "PTI"), ("ANI", "ANI"), ("Bloomberg", "Bloomberg"), ("AAP", "AAP"), ("APA", "APA"),
        ("ATS", "ATS"), ("Keystone-SDA", "Keystone-SDA"), ("Europa Press", "Europa Press"), ("Lusa", "Lusa"), ("Anadolu", "Anadolu"), ("PA", "PA"),
    ];

    private static readonly string[] Openers =
    [
        "Contributing:", "Contributors:", "Contributor:", "Contributed:", "Contributing writer", "Contributing reporter", "With reporting by",
        "With reporting from", "Additional reporting", "(Reporting by", "(Additional reporting", "(Writing by", "(Editing by", "Editing by ",
        "With files from", "With information from", "With material from", "(With inputs from", "With inputs from", "With AP", "Mit Material von",
        "Mit Informationen von", "Avec AFP", "(Avec AFP", "Con información de", "From staff and wire", "From staff reports", "From wire reports",
        "From news services", "Staff and wire", "Wire reports", "Compiled from", "Staff reports", "Staff report", "From staff", "News services",
        "The Associated Press contributed", "Reuters contributed", "Associated Press writer", "Associated Press reporter", "AP writer", "AP reporter",
    ];

    private static readonly string[] Contributions =
    [
        "contributed to this report", "contributed to this story", "contributed to this article", "contributed to this piece", "contributed to this column",
        "contributed to this post",
        "contributed to this dispatch", "contributed to this coverage", "contributed to this file", "contributed reporting", "contributed to the report",
    ];

    /// <summary>Whether the line credits its writers or agencies and says nothing else.</summary>
    public static bool IsCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > 400)
            return false;
        var opener = LineShape.BeginningOf(line, Openers);
        if (opener.Length > 0 && (opener[^1] is ':' || line.Length <= 250))
            return opener[^1] is ':' || !IsAboutAgency(line);

        if (line.StartsWith("Reporting by ", StringComparison.OrdinalIgnoreCase) && line.Contains("editing by", StringComparison.OrdinalIgnoreCase))
            return true;
        return line.Length <= 90 && (IsInitialsAndAgencies(line) || IsAgenciesOnly(line.TrimStart("-–—−( ").TrimEnd(" .)")) || IsNetworkAndWire(line));
    }

    /// <summary>Whether a sentence says who else worked on the report.</summary>
    public static bool IsContribution(ReadOnlySpan<char> sentence)
    {
        foreach (var phrase in Contributions)
        {
            if (sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return sentence.Length <= 400;
        }

        return false;
    }

    /// <summary>Adds the agencies that <paramref name="credit"/> names, each once.</summary>
    public static void Collect(ReadOnlySpan<char> credit, List<string> agencies)
    {
        foreach (var (written, name) in Agencies)
        {
            if (!agencies.Contains(name) && ContainsWord(credit, written))
                agencies.Add(name);
        }
    }

    /// <summary>The agencies of a dateline such as <c>BERLIN (Reuters) - </c>.</summary>
    public static void CollectFromDateline(ReadOnlySpan<char> paragraph, List<string> agencies)
    {
        var head = paragraph[..Math.Min(paragraph.Length, 60)];
        var open = head.IndexOf('(');
        if (open < 0)
            return;
        var close = head[open..].IndexOf(')');
        if (close < 0 || !IsAgenciesOnly(head.Slice(open + 1, close - 1)))
            return;
        var rest = head[(open + close + 1)..].TrimStart();
        if (!rest.IsEmpty && LineShape.IsDash(rest[0]) && head[..open].IndexOfAny(".?!") is < 0 or > 2)
            Collect(head.Slice(open, close), agencies);
    }

    /// <summary><c>Associated Press reporters were barred.</c> is news; a credit of that form says who contributed.</summary>
    private static bool IsAboutAgency(ReadOnlySpan<char> line) => LineShape.EndsSentence(line) && !IsContribution(line) && line[0] != '('
        && !LineShape.Begins(line, ["With ", "Additional ", "Editing ", "Mit ", "Avec ", "Con ", "Compiled "]);

    private static bool IsNetworkAndWire(ReadOnlySpan<char> line) =>
        line.StartsWith("From ", StringComparison.Ordinal) && line.EndsWith("wire reports", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>rm/sms, wd (Reuters, AFP, dpa)</c>: short initials, if any, and a bracket of agencies.</summary>
    private static bool IsInitialsAndAgencies(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(". ");
        var open = line.LastIndexOf('(');
        if (open < 0 || line[^1] != ')' || open > 40 || !IsAgenciesOnly(line[(open + 1)..^1]))
            return false;
        var run = 0;
        foreach (var c in line[..open])
        {
            run = char.IsLetter(c) ? run + 1 : 0;
            if (run > 4 || !(char.IsLetter(c) || c is ' ' or '/' or ',' or '.' or '-'))
                return false;
        }

        return true;
    }

    /// <summary>Whether nothing but agencies is listed.</summary>
    private static bool IsAgenciesOnly(ReadOnlySpan<char> list)
    {
        var found = false;
        while (!list.IsEmpty)
        {
            var end = list.IndexOfAny(",/;&|");
            var item = (end < 0 ? list : list[..end]).Trim();
            list = end < 0 ? [] : list[(end + 1)..];
            if (item.StartsWith("and ", StringComparison.OrdinalIgnoreCase))
                item = item[4..];
            if (item.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
                item = item[4..];
            if (!IsAgency(item))
                return false;
            found = true;
        }

        return found;
    }

    private static bool IsAgency(ReadOnlySpan<char> item)
    {
        foreach (var (written, _) in Agencies)
        {
            if (item.SequenceEqual(written))
                return true;
        }

        return item.Length <= 60 && item.IndexOf(" and ", StringComparison.Ordinal) is var joint and > 0
            && IsAgency(item[..joint]) && IsAgency(item[(joint + 5)..]);
    }

    private static bool ContainsWord(ReadOnlySpan<char> text, string word)
    {
        for (var at = 0; ;)
        {
            var offset = text[at..].IndexOf(word, StringComparison.Ordinal);
            if (offset < 0)
                return false;
            at += offset;
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
            at = end;
        }
    }
}
