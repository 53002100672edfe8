using System.Buffers;
using NewsBot.Articles;
using NewsBot.Ingestion.Reading;

namespace NewsBot.Retrieval;

/// <summary>question -> words that carry meaning, quoted phrases, expected answer, time.</summary>
internal static class QuestionAnalyzer
{
    /// <summary>Words beyond this many are read as an essay, not a question; the first ones say what it is about.</summary>
    private const int MostTerms = 40;

    private const int LongestQuestion = 4000;

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:()–—");

    /// <summary>Reads a question.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="now">The instant and zone in which its relative times are read.</param>
    public static ParsedQuestion Parse(string text, DateTimeOffset now)
    {
        if (text.Length > LongestQuestion)
            text = text[..LongestQuestion];
        var words = ReadWords(text);
        var time = TimeExpressions.Read(words, now);
        var terms = Terms(words, time.Consumed);
        if (terms.Count == 0) // nothing but small words: "who are they" is still looked up
            terms = [.. words.Where(w => !time.Consumed.Contains(w.Index)).Select(w => new QuestionTerm(w.Folded, w.Word, false)).DistinctBy(t => t.Word.Stem).Take(MostTerms)];
        var asked = AnswerTypes.Of(words);
        return new ParsedQuestion(terms, asked.Type)
        {
            Head = asked.Head,
            Phrases = QuotedPhrases.In(text),
            Time = time.Range,
            IsAboutNow = time.IsAboutNow,
        };
    }

    private static List<QuestionTerm> Terms(List<QuestionWord> words, HashSet<int> consumed)
    {
        var terms = new List<QuestionTerm>();
        var seen = new HashSet<uint>();
        foreach (var word in words)
        {
            if (word.IsStopWord || consumed.Contains(word.Index) || !seen.Add(word.Word.Stem) || terms.Count == MostTerms)
                continue;
            var isName = word.Word.IsFigure || word.Word.Shape is WordShape.Mixed || (word.Index > 0 && word.Word.IsCapitalised);
            terms.Add(new QuestionTerm(word.Folded, word.Word, isName));
        }

        return terms;
    }

    internal static List<QuestionWord> ReadWords(string text)
    {
        var words = new List<QuestionWord>();
        var shouted = !text.Any(char.IsLower);
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        int sentenceEnd = 0, wordEnd = 0;
        while (reader.Read())
        {
            var isFirst = reader.Start >= sentenceEnd;
            if (isFirst)
                sentenceEnd = SentenceSplitter.EndOfSentence(text, reader.Start);
            var gap = isFirst ? Break.Sentence : text.AsSpan(wordEnd..reader.Start).ContainsAny(ClauseMarks) ? Break.Clause : Break.None;
            wordEnd = reader.Start + reader.Length;
            var entry = StemCache.EntryOf(reader.Folded);
            var shape = shouted && reader.Shape is WordShape.Capitals ? WordShape.Lower : reader.Shape;
            var isStopWord = entry.IsStopWord && shape is not WordShape.Capitals;
            words.Add(new QuestionWord(words.Count, entry.Folded, entry.As(shape), isStopWord, gap));
        }

        return words;
    }
}

/// <summary>A word of a question, small words included.</summary>
/// <param name="Index">Its place among the words.</param>
/// <param name="Folded">Lower case, without diacritics.</param>
/// <param name="Word">Its stem and shape.</param>
/// <param name="IsStopWord">Whether it carries no meaning of its own.</param>
/// <param name="Break">What stands before it.</param>
internal readonly record struct QuestionWord(int Index, string Folded, Word Word, bool IsStopWord, Break Break);

/// <summary>What parts a word from the one before it.</summary>
internal enum Break
{
    /// <summary>Nothing but space.</summary>
    None,

    /// <summary>A comma or the like.</summary>
    Clause,

    /// <summary>The end of a sentence, or the beginning of the text.</summary>
    Sentence,
}
