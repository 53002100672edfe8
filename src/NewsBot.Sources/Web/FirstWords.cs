namespace NewsBot.Sources.Web;

/// <summary>What stands in for a headline where there is none.</summary>
internal static class FirstWords
{
    private const int Longest = 100;

    /// <summary>The first line of a text, cut between words where it is long.</summary>
    public static string Of(string text)
    {
        var line = text.Split('\n', 2)[0];
        if (line.Length <= Longest)
            return line;
        var end = line.LastIndexOf(' ', Longest);
        return string.Concat(line.AsSpan(0, end > 0 ? end : Longest - (char.IsHighSurrogate(line[Longest - 1]) ? 1 : 0)), "…");
    }
}
