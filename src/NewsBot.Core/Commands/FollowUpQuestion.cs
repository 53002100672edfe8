using NewsBot.Retrieval;

namespace NewsBot.Commands;

/// <summary>Reads a question amid a talk: what it leaves out is taken from the question that the talk is about.</summary>
internal static class FollowUpQuestion
{
    /// <summary>With so many words of its own, and none that points back, a question stands by itself.</summary>
    private const int EnoughWords = 3;

    private static readonly HashSet<string> PointingBack = new(
        ["he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "this", "that", "these", "those", "there", "then"], StringComparer.Ordinal);

    private static readonly HashSet<string> Openers = new(["what", "how", "and", "about", "but", "so", "or"], StringComparer.Ordinal);

    private static readonly char[] Ends = [' ', '?', '.', '!'];

    /// <summary>The whole question: "and when?" after "Who met in Munich?" becomes "and when met in Munich?"</summary>
    public static string Complete(string text, string subject)
    {
        var words = TextWords.Read(text);
        var own = words.Where(word => !word.IsStopWord && !Openers.Contains(word.Folded)).ToList();
        if (own.Count >= EnoughWords && !words.Any(word => PointingBack.Contains(word.Folded)))
            return text;
        var (asked, _) = Interrogatives.Find(words);
        var isAsked = asked >= 0 && !(asked + 1 < words.Count && words[asked + 1].Folded is "about");
        return isAsked
            ? $"{text.Trim(Ends)} {WithoutAsking(subject)}?"
            : $"{subject.Trim(Ends)} {string.Join(' ', own.Select(word => word.Span.In(text).ToString()))}?";
    }

    private static string WithoutAsking(string subject)
    {
        var words = TextWords.Read(subject);
        var (asked, _) = Interrogatives.Find(words);
        return (asked < 0 ? subject : subject.Remove(words[asked].Span.Start, words[asked].Span.Length)).Trim(Ends);
    }
}
