using System.Text;
using NewsBot.Sources.Files;

namespace NewsBot.Tests.Files;

public sealed class TextFileDecoderTests
{
    private const string German = "Die Brücke über den Fluß wurde am Montag geöffnet, sagte der Bürgermeister von Köln. Für die Züge fällt die Umleitung weg.";
    private const string Russian = "Мост через реку открыли в понедельник утром, сообщил мэр города на встрече с журналистами.";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_decides_and_is_no_part_of_the_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(German, TextFileDecoder.Decode([.. encoding.Preamble, .. encoding.GetBytes(German)], out var problem));
        Assert.Null(problem);
    }

    [Fact]
    public void Utf8_needs_no_mark_and_line_ends_stay() =>
        Assert.Equal("Größe\r\nzwei\n", TextFileDecoder.Decode(Encoding.UTF8.GetBytes("Größe\r\nzwei\n"), out _));

    [Theory]
    [InlineData(German, 1252)]
    [InlineData(Russian, 1251)]
    public void What_is_not_utf8_is_read_by_what_it_looks_like(string text, int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

        Assert.Equal(text, TextFileDecoder.Decode(encoding.GetBytes(text), out _));
    }

    [Fact]
    public void Bytes_that_look_like_nothing_are_read_as_windows_1252() =>
        Assert.Equal("“é”", TextFileDecoder.Decode([0x93, 0xE9, 0x94], out _));

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xFF }, "marked as utf-8 but is not: byte 4")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 }, "marked as utf-16 but is not")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' }, "binary")]
    public void What_is_no_text_is_refused_with_the_reason(byte[] bytes, string reason)
    {
        Assert.Null(TextFileDecoder.Decode(bytes, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
