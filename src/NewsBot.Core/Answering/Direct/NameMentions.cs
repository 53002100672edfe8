namespace NewsBot.Answering.Direct;

/// <summary>
/// Finds names by their shape: runs of capitalised words, small words inside them ("Bank of America") and numbers behind them ("Title
/// 42"). A run that small words or a genitive hold together is also given in parts.
/// </summary>
internal static class NameMentions
{
    private const int LongestName = 9;

    /// <summary>All names, in order.</summary>
    public static IEnumerable<Mention> In(ShownText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (!text.IsName(i) || IsHalfOfCompound(text, i))
                continue;
            var (last, joints) = RunFrom(text, i);
            if (last - i < LongestName)
                yield return WithArticle(text, i, last);
            var start = i;
            foreach (var (end, next) in joints)
            {
                yield return WithArticle(text, start, end);
                start = next;
            }

            if (start > i)
                yield return WithArticle(text, start, last);
            i = last;
        }
    }

    /// <summary>The last word of a run, and where it can be parted: the end of one name and the beginning of the next.</summary>
    private static (int Last, List<(int End, int Next)> Joints) RunFrom(ShownText text, int first)
    {
        const int MostSmallWords = 2;
        var last = first;
        var joints = new List<(int, int)>();
        while (true)
        {
            var next = last + 1;
            while (next < text.Words.Count && next - last <= MostSmallWords && (IsSmall(text, next) || IsLinked(text, next)))
                next++;
            if (next >= text.Words.Count || !Continues(text, last, next))
                return (last, joints);
            if ((next > last + 1 && text.Before(next) is not "-") || text.IsGenitive(last))
                joints.Add((last, next));
            last = next;
        }
    }

    private static bool Continues(ShownText text, int last, int next)
    {
        const int LongestFigure = 4;
        var isNumber = next == last + 1 && text.Words[next].Word.IsFigure && text.Words[next].Span.Length <= LongestFigure && !text.IsGenitive(last);
        if ((!isNumber && !text.IsName(next) && text.Before(next) is not "-") || IsHalfOfCompound(text, next))
            return false;
        for (var i = last + 1; i <= next; i++)
        {
            if (text.Words[i].Break is not Retrieval.Break.None || text.Before(i) is not (" " or "-" or "." or ". " or " & " or "&" or "\u00a0"))
                return false;
        }

        return true;
    }

    private static bool IsSmall(ShownText text, int i) =>
        text.Words[i].Folded is "of" or "the" or "for" or "de" or "la" or "del" or "von" or "van" or "der" or "bin" or "al" or "el"
        && char.IsLower(text.Text[text.Words[i].Span.Start]);

    /// <summary>The small word of "Mar-a-Lago", "Chick-fil-A".</summary>
    private static bool IsLinked(ShownText text, int i) =>
        i + 1 < text.Words.Count && text.Before(i) is "-" && text.Before(i + 1) is "-" && char.IsUpper(text.Text[text.Words[i + 1].Span.Start]);

    /// <summary>"Trump-backed", "Russian-made": what is meant is another word.</summary>
    private static bool IsHalfOfCompound(ShownText text, int i) =>
        i + 1 < text.Words.Count && text.Before(i + 1) is "-" && !text.IsName(i + 1) && !text.Words[i + 1].Word.IsFigure && !IsLinked(text, i + 1);

    /// <summary>
    /// What stands before a name is part of it, "the Bahamas", "former President Jane Roe", "first lady Jane Roe", unless it is that of a
    /// noun behind: "the Danish company".
    /// </summary>
    private static Mention WithArticle(ShownText text, int first, int last)
    {
        var before = text.IsBeforeNoun(last) ? first
            : IsBefore(text, first, "lady") && IsBefore(text, first - 1, "first") ? first - 2
            : IsBefore(text, first, "the") || IsBefore(text, first, "former") ? first - 1 : first;
        return text.MentionOf(MentionKind.Name, before, last);
    }

    private static bool IsBefore(ShownText text, int i, string word) => i > 0 && text.Words[i - 1].Folded == word && text.Before(i) is " ";
}
