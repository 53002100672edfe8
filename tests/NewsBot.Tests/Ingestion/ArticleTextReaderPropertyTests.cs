using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Tests.Ingestion;

public sealed class ArticleTextReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        " ", "\n", "\n\n", "\r\n", "\t", "\u00A0", "\u2028", ".", "...", "?", "!", "\"", "“", "”", "„", "«", "»", "'", "(", ")", ":", ";", ",", " – ", "—",
        "-", "• ", "1. ", "U.S.", "Mr.", "J.", "No.", "18.",
        "Correction: ", "Read more:", "Photo: ", "Image:", "/AP", "Getty Images", "Sign up for", "newsletter", "@", "jane@example.com", "http://a.example/",
        "(Reuters)", "By Jane Roe", "More:", "said", "The", "the rain", "Wang", "2023",
        "\0", "\uD83D", "\uDE00", "😀", "مرحبا.", "他来了。", "a", "Ab", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "one two three four five six seven eight nine ten eleven twelve ",
    ];

    [Property(MaxTest = 500)]
    public void Any_text_can_be_read(string? text) => AssertSound(text ?? "");

    [Property(MaxTest = 2000)]
    public Property Any_mixture_of_marks_and_words_can_be_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), AssertSound);

    [Theory]
    [InlineData("\n", 1_000_000)]
    [InlineData("a", 1_000_000)]
    [InlineData("a. ", 300_000)]
    [InlineData("\"Why?\" ", 150_000)]
    [InlineData("Read more:\n", 100_000)]
    [InlineData("Photo: x\n", 100_000)]
    [InlineData("Short line\n\n", 100_000)]
    [InlineData("Correction:\n", 100_000)]
    [InlineData("- Jane Roe\n", 100_000)]
    public void Endless_repetition_is_read_at_once(string piece, int times) => AssertSound(string.Concat(Enumerable.Repeat(piece, times)));

    private static void AssertSound(string body)
    {
        var text = ArticleTextReader.Read(body);
        var end = 0;
        foreach (var sentence in text.Sentences)
        {
            Assert.InRange(sentence.Span.Start, end, body.Length);
            Assert.InRange(sentence.Span.Length, 1, Sentence.MaxLength);
            Assert.InRange(sentence.Span.End, 1, body.Length);
            Assert.False(char.IsWhiteSpace(body[sentence.Span.Start]));
            Assert.False(char.IsWhiteSpace(body[sentence.Span.End - 1]));
            end = sentence.Span.End;
        }

        if (text.Correction is { } note)
            Assert.InRange(note.End, note.Start + 1, body.Length);
        Assert.Equal(text.Agencies.Distinct(), text.Agencies);
    }
}
