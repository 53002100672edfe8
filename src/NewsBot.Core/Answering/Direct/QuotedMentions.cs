using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Finds short runs of words in quotation marks that begin with a capital, as titles do.</summary>
internal static class QuotedMentions
{
    private const int LongestTitle = 8;

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<Mention> In(ShownText text)
    {
        for (var first = 0; first < text.Words.Count; first++)
        {
            if (text.Before(first).ContainsAny("“\"‘«") && text.Words[first].Word.Shape is not WordShape.Lower && LastFrom(text, first) is { } last)
                yield return text.MentionOf(MentionKind.Quoted, first, last);
        }
    }

    private static int? LastFrom(ShownText text, int first)
    {
        for (var last = first; last < text.Words.Count && last < first + LongestTitle; last++)
        {
            if (last > first && text.Words[last].Break is Break.Sentence)
                return null;
            var after = last + 1 < text.Words.Count ? text.Before(last + 1) : text.Text.AsSpan(text.Words[last].Span.End);
            if (after.IndexOfAny("”\"’»") is 0 or 1) // a comma may stand before it
                return last;
        }

        return null;
    }
}
