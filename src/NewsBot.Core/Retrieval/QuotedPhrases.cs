using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>What stands in quotation marks in a question.</summary>
internal static class QuotedPhrases
{
    private const string Opening = "\"“„«";
    private const string Closing = "\"”“»";

    /// <summary>The stems of each phrase of two or more words that carry meaning.</summary>
    public static IReadOnlyList<IReadOnlyList<uint>> In(string text)
    {
        var phrases = new List<IReadOnlyList<uint>>();
        for (var start = 0; start < text.Length; start++)
        {
            var mark = Opening.IndexOf(text[start], StringComparison.Ordinal);
            if (mark < 0)
                continue;
            var end = text.IndexOf(Closing[mark], start + 1);
            if (end < 0)
                continue;
            var stems = TextWords.Read(text[(start + 1)..end]).Where(w => !w.IsStopWord).Select(w => w.Word.Stem).ToList();
            if (stems.Count > 1)
                phrases.Add(stems);
            start = end;
        }

        return phrases;
    }

    /// <summary>Whether the stems stand in the words one after the other.</summary>
    public static bool Stand(IReadOnlyList<uint> phrase, ReadOnlySpan<Word> words)
    {
        for (var start = 0; start + phrase.Count <= words.Length; start++)
        {
            var i = 0;
            while (i < phrase.Count && words[start + i].Stem == phrase[i])
                i++;
            if (i == phrase.Count)
                return true;
        }

        return false;
    }
}
