using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells lines that link to other stories from text.</summary>
internal static class RelatedLinks
{
    private const int LongestLink = 300;
    private const int LongestLabel = 70;
    private const int LongestTitleWithStop = 110;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = LineShape.CaselessSet(
        "more", "read more", "read", "related", "related story", "related stories", "related article", "related articles", "related coverage",
        "related content",
        "see also", "see more", "also see", "also read", "read also", "read next", "watch", "watch more", "watch now", "watch live", "icymi",
        "in case you missed it", "listen", "podcast", "podcasts",
        "learn more", "don't miss", "don’t miss", "just for subscribers", "for subscribers", "subscribers only", "subscriber exclusive", "subscribe",
        "newsletter",
        "sign up", "photos", "gallery", "photo gallery", "in pictures", "in photos", "video", "up next", "next", "also on this site", "from our partners",
        "sponsored",
        "more coverage", "more stories", "more news", "recommended", "you may also like", "you might also like", "read the full story", "full story",
        "full coverage",
        "catch up", "live blog", "follow live", "more from us", "most read", "trending", "must read", "dig deeper", "go deeper", "read this",
        "read this next", "start the day smarter",
        "leer más", "lee también", "lea también", "le puede interesar", "más información", "lire aussi", "à lire aussi", "voir aussi", "lire plus", "mehr",
        "mehr dazu",
        "mehr zum thema", "lesen sie auch", "lesen sie mehr", "siehe auch", "auch interessant", "weiterlesen", "leggi anche");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LabelsOfTitles = LineShape.CaselessSet(
        "fact check", "fact-check", "fact checking", "opinion", "opinions", "analysis", "explainer", "exclusive", "interactive", "graphics", "graphic",
        "live", "live updates", "updates", "recap", "review",
        "column", "columnist", "commentary", "perspective", "previously", "from the archives", "your turn", "also", "quiz", "editorial", "our view",
        "another view", "special report", "report",
        "faktencheck", "analyse", "kommentar", "opinión", "análisis");

    private static readonly string[] LabelStarts =
        ["more on ", "more from ", "more about ", "more news", "more coverage", "more stories", "more: ", "read more", "related: ", "watch ", "see also",
         "listen to ", "read our ", "what to watch", "shop "];

    /// <summary>Whether a label without a link of its own stands alone: <c>Read more:</c>.</summary>
    public static bool IsLabel(ReadOnlySpan<char> line) => line.Length <= 40 && line[^1] is ':' && Labels.Contains(line[..^1].TrimEnd());

    /// <summary>Whether the line is a label and the title of another story.</summary>
    public static bool IsLink(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLink)
            return false;
        var label = line[..Math.Min(line.Length, LongestLabel)].IndexOf(':');
        if (label <= 0 || label + 1 >= line.Length)
            return false;
        var title = line[(label + 1)..];
        var name = line[..label].Trim();
        if (Labels.Contains(name) || (LineShape.Begins(name, LabelStarts) && !LineShape.EndsSentence(line)))
            return true;
        if (LabelsOfTitles.Contains(name))
            return line[^1] is not '.';
        return IsGlued(title) && IsLabelOfWords(name) && (line[^1] != '.' || line.Length < LongestTitleWithStop);
    }

    /// <summary>A page's link that was saved as text has its title glued to its label: <c>Storm damage:Hundreds flee</c>.</summary>
    private static bool IsGlued(ReadOnlySpan<char> title) =>
        title.Length >= 12 && (char.IsUpper(title[0]) || (LineShape.IsOpener(title[0]) && char.IsUpper(title[1]))) && LineShape.CountWords(title, 3) == 3;

    private static bool IsLabelOfWords(ReadOnlySpan<char> label) =>
        (char.IsUpper(label[0]) || LineShape.IsOpener(label[0]) || char.IsAsciiDigit(label[0])) && !char.IsAsciiDigit(label[^1])
        && label.IndexOfAny(".;/") < 0 && LineShape.CountWords(label, 11) <= 10;
}
