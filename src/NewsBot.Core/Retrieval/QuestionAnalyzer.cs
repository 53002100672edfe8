using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>question -> words that carry meaning, quoted phrases, expected answer, time.</summary>
internal static class QuestionAnalyzer
{
    /// <summary>Words beyond this many are read as an essay, not a question; the first ones say what it is about.</summary>
    private const int MostTerms = 40;

    private const int LongestQuestion = 4000;

    /// <summary>Reads a question.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="now">The instant and zone in which its relative times are read.</param>
    public static ParsedQuestion Parse(string text, DateTimeOffset now)
    {
        if (text.Length > LongestQuestion)
            text = text[..LongestQuestion];
        var words = TextWords.Read(text);
        var time = TimeExpressions.Read(words, now);
        var asked = AnswerTypes.Of(words);
        var terms = Terms(words, time.Consumed, asked.Sentence);
        if (terms.Count == 0) // nothing but small words: "who are they" is still looked up
            terms = [.. words.Where(w => !time.Consumed.Contains(w.Index)).Select(w => new QuestionTerm(w.Folded, w.Word, false)).DistinctBy(t => t.Word.Stem).Take(MostTerms)];
        return new ParsedQuestion(terms, asked.Type)
        {
            Head = asked.Head,
            AsksForSeveral = asked.IsSeveral,
            Phrases = QuotedPhrases.In(text),
            Time = time.Range,
            IsAboutNow = time.IsAboutNow,
        };
    }

    private static List<QuestionTerm> Terms(List<TextWord> words, HashSet<int> consumed, Range sentence)
    {
        var terms = new List<QuestionTerm>();
        var seen = new HashSet<uint>();
        var asked = words[sentence].Select(word => word.Word.Stem).ToHashSet();
        foreach (var word in words)
        {
            if (word.IsStopWord || consumed.Contains(word.Index) || !seen.Add(word.Word.Stem) || terms.Count == MostTerms)
                continue;
            var isName = word.Word.IsFigure || word.Word.Shape is WordShape.Mixed || (word.Index > 0 && word.Word.IsCapitalised);
            terms.Add(new QuestionTerm(word.Folded, word.Word, isName) { IsAsked = asked.Contains(word.Word.Stem) });
        }

        return terms;
    }
}
