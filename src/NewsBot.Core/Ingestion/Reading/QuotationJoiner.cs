using System.Buffers;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Reading;

/// <summary>Keeps a quotation of several sentences in one piece with its speaker, as long as it can be quoted whole.</summary>
internal static class QuotationJoiner
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»");

    /// <summary>Joins, in place, the sentences of one paragraph.</summary>
    public static void Join(ReadOnlySpan<char> text, List<TextSpan> sentences)
    {
        var kept = 0;
        var isOpen = false;
        for (var i = 0; i < sentences.Count; i++)
        {
            var span = sentences[i];
            isOpen = IsOpenAfter(text.Slice(span.Start, span.Length), isOpen);
            if (isOpen && TryClose(text, sentences, i) is var last && last > i)
            {
                span = new TextSpan(span.Start, sentences[last].End - span.Start);
                i = last;
                isOpen = false;
            }

            sentences[kept++] = span;
        }

        sentences.RemoveRange(kept, sentences.Count - kept);
    }

    /// <summary>The sentence that closes the quotation that <paramref name="first"/> leaves open; -1 where it is too far.</summary>
    private static int TryClose(ReadOnlySpan<char> text, List<TextSpan> sentences, int first)
    {
        var isOpen = true;
        for (var i = first + 1; i < sentences.Count; i++)
        {
            if (sentences[i].End - sentences[first].Start > Sentence.MaxLength)
                return -1;
            isOpen = IsOpenAfter(text.Slice(sentences[i].Start, sentences[i].Length), isOpen);
            if (!isOpen)
                return i;
        }

        return -1;
    }

    private static bool IsBeforeText(ReadOnlySpan<char> sentence, int mark) =>
        (mark == 0 || char.IsWhiteSpace(sentence[mark - 1])) && mark + 1 < sentence.Length
        && (char.IsLetterOrDigit(sentence[mark + 1]) || sentence[mark] == '«');

    private static bool IsOpenAfter(ReadOnlySpan<char> sentence, bool isOpen)
    {
        for (var i = 0; i < sentence.Length;)
        {
            var offset = sentence[i..].IndexOfAny(Marks);
            if (offset < 0)
                return isOpen;
            i += offset;
            isOpen = sentence[i] switch
            {
                '"' => !isOpen,
                '„' => true,
                '«' or '»' => IsBeforeText(sentence, i), // either may open: « French », »German«
                '“' => !isOpen || (i + 1 < sentence.Length && char.IsLetterOrDigit(sentence[i + 1])), // closes „German“ quotations
                _ => false,
            };
            i++;
        }

        return isOpen;
    }
}
