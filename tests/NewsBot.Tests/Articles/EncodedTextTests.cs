using System.Runtime.InteropServices;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

public sealed class EncodedTextTests
{
    private static readonly byte[] Sample = News.Prepare(News.Article(
        "sample", "The U.S. and NATO talk", "Ann O'Neil paid $21,000 in 2023. Why?  She won 3.5% more.\n\nA heading\n\nCorrection: The sum was wrong.")).Encoded;

    [Fact]
    public void Sentences_and_words_come_back()
    {
        const string Body = "Ann O'Neil paid $21,000 in 2023. Then she left for Rome.\n\nShe won 3.5% more than before.";
        var text = new EncodedText(News.Prepare(News.Article("a", "The U.S. and NATO talk", Body)).Encoded);

        Assert.Equal(
            ["Ann O'Neil paid $21,000 in 2023.", "Then she left for Rome.", "She won 3.5% more than before."],
            Enumerable.Range(0, text.SentenceCount).Select(i => text[i].Span.In(Body).ToString()));
        Assert.Equal([false, true, true], Enumerable.Range(0, text.SentenceCount).Select(text.IsJoined));
        Assert.Equal([Of("us", WordShape.Capitals), Of("nato", WordShape.Capitals), Of("talk", WordShape.Lower)], text.Title.ToArray());
        Assert.Equal(
            [Of("ann", WordShape.Capitalised), Of("oneil", WordShape.Capitalised), Of("paid", WordShape.Lower), Of("21000", WordShape.Money), Of("2023", WordShape.Year)],
            text.WordsOf(0).ToArray());
        Assert.Equal(text.WordCount, text.Body.Length);
        Assert.Equal([0, 5, 7], Enumerable.Range(0, 3).Select(text.FirstWordOf));
        Assert.Equal(text.Body.ToArray(), Enumerable.Range(0, 3).SelectMany(i => text.WordsOf(i).ToArray()));
    }

    [Fact]
    public void A_text_without_words_can_be_stored()
    {
        var text = new EncodedText(EncodedText.Encode([], [], [], ""));

        Assert.Equal((0, 0, 0), (text.SentenceCount, text.WordCount, text.Title.Length));
    }

    [Fact]
    public void Every_kind_and_the_longest_sentence_come_back()
    {
        var body = new string('x', 4 * Sentence.MaxLength);
        var sentences = Enum.GetValues<SentenceKind>().Select((kind, i) => new Sentence(new TextSpan(i * Sentence.MaxLength, Sentence.MaxLength), kind)).ToList();

        var text = new EncodedText(EncodedText.Encode(sentences, [0, 0, 0, 0], [], body));

        Assert.Equal(sentences, Enumerable.Range(0, 4).Select(i => text[i]));
    }

    [Fact]
    public void A_text_that_was_cut_off_anywhere_is_damaged()
    {
        for (var length = 0; length < Sample.Length; length++)
            Assert.Throws<InvalidDataException>(() => new EncodedText(Sample.AsSpan(0, length)));
        Assert.Throws<InvalidDataException>(() => new EncodedText([.. Sample, 0]));
        Assert.Throws<InvalidDataException>(() => new EncodedText([.. Sample, 0, 0, 0, 0]));
    }

    [Property(MaxTest = 2000)]
    public void Damaged_bytes_are_refused_or_can_be_read_to_the_end(int place, byte value)
    {
        var damaged = Sample.ToArray();
        damaged[(place & int.MaxValue) % damaged.Length] = value;
        AssertRefusedOrReadable(damaged);
    }

    [Property(MaxTest = 500)]
    public void Any_bytes_are_refused_or_can_be_read_to_the_end(byte[] bytes) => AssertRefusedOrReadable(bytes);

    [Fact]
    public void Counts_that_overflow_are_damage()
    {
        // 2^14 sentences claim 2^18 - 1 words each, one more the 2^14 words that are missing to 2^32, which comes around to none.
        const int Sentences = (1 << 14) + 1;
        var units = new uint[3 + (2 * Sentences)];
        (units[0], units[1]) = (1, Sentences);
        for (var i = 0; i < Sentences; i++)
            units[4 + (2 * i)] = (i < Sentences - 1 ? (1u << 18) - 1 : 1u << 14) << 14;

        AssertRefusedOrReadable(MemoryMarshal.AsBytes(units.AsSpan()).ToArray());
    }

    private static void AssertRefusedOrReadable(byte[] bytes)
    {
        EncodedText text;
        try
        {
            text = new EncodedText(bytes);
        }
        catch (InvalidDataException)
        {
            return;
        }

        var words = 0;
        for (var i = 0; i < text.SentenceCount; i++)
        {
            words += text.WordsOf(i).Length;
            _ = (text[i], text.IsJoined(i), text.FirstWordOf(i));
        }

        Assert.Equal((text.WordCount, text.WordCount), (words, text.Body.Length));
        _ = text.Title.Length;
    }

    private static Word Of(string folded, WordShape shape) => Word.Of(PorterStemmer.StemOf(folded), shape);
}
