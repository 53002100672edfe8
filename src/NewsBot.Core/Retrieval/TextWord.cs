using System.Buffers;
using NewsBot.Articles;
using NewsBot.Ingestion.Reading;

namespace NewsBot.Retrieval;

/// <summary>A word of a question or a quote, small words included.</summary>
/// <param name="Index">Its place among the words.</param>
/// <param name="Span">Where it stands in the text, a genitive's ending included.</param>
/// <param name="Folded">Lower case, without diacritics.</param>
/// <param name="Word">Its stem and shape.</param>
/// <param name="IsStopWord">Whether it carries no meaning of its own.</param>
/// <param name="Break">What stands before it.</param>
internal readonly record struct TextWord(int Index, TextSpan Span, string Folded, Word Word, bool IsStopWord, Break Break);

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

/// <summary>Reads the words of a short text.</summary>
internal static class TextWords
{
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:()–—");

    /// <summary>All words, in order. In a text without small letters capitals mean nothing.</summary>
    public static List<TextWord> Read(string text)
    {
        var words = new List<TextWord>();
        var shouted = !text.Any(char.IsLower);
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        int sentenceEnd = 0, wordEnd = 0;
        while (reader.Read())
        {
            var entry = StemCache.EntryOf(reader.Folded);
            var shape = shouted && reader.Shape is WordShape.Capitals ? WordShape.Lower : reader.Shape;
            var isStopWord = entry.IsStopWord && shape is not WordShape.Capitals;
            var startsSentence = reader.Start >= sentenceEnd;
            var parted = startsSentence ? Break.Sentence : text.AsSpan(wordEnd..reader.Start).ContainsAny(ClauseMarks) ? Break.Clause : Break.None;
            if (startsSentence)
                sentenceEnd = SentenceSplitter.EndOfSentence(text, reader.Start);
            wordEnd = reader.Start + reader.Length;
            words.Add(new TextWord(words.Count, new TextSpan(reader.Start, reader.Length), entry.Folded, entry.As(shape), isStopWord, parted));
        }

        return words;
    }
}
