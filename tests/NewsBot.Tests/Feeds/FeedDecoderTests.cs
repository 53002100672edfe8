using System.Text;
using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class FeedDecoderTests
{
    private const string German = "Die Brücke über den Fluß wurde am Montag geöffnet, sagte der Bürgermeister von Köln.";
    private const string Russian = "Мост через реку открыли в понедельник утром, сообщил мэр города на встрече с журналистами.";
    private const string Japanese = "橋は月曜日に開通したと市長が述べた。記者会見には多くの市民が集まった。";

    static FeedDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_beats_what_is_said(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Feed(German, "koi8-r"), FeedDecoder.Decode([.. encoding.Preamble, .. encoding.GetBytes(Feed(German, "koi8-r"))], "text/xml; charset=big5"));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    [InlineData("IBM037")]
    public void What_is_not_like_ASCII_needs_no_mark(string name) =>
        Assert.Equal(Feed(German, name), FeedDecoder.Decode(Encoding.GetEncoding(name).GetBytes(Feed(German, name)), null));

    [Theory]
    [InlineData(Russian, "koi8-r", "text/xml; charset=koi8-r", null)]
    [InlineData(Russian, "koi8-r", "text/xml; charset=\"KOI8-R\"", "utf-8")]
    [InlineData(Russian, "windows-1251", "text/xml; charset=windows-1251", "koi8-r")]
    [InlineData(Russian, "koi8-r", "text/xml", "koi8-r")]
    [InlineData(Russian, "koi8-r", "text/xml; charset=nonsense", "koi8-r")]
    [InlineData(Russian, "koi8-r", "text / xml charset = koi8-r;;", "utf-8")]
    [InlineData(Japanese, "shift_jis", null, "Shift_JIS")]
    [InlineData(Japanese, "shift_jis", null, "windows-31j")]
    [InlineData(Japanese, "euc-jp", null, "euc-jp")]
    [InlineData(Japanese, "iso-2022-jp", null, "iso-2022-jp")]
    [InlineData("“Quoted” — in 1252", "windows-1252", null, "iso-8859-1")]
    [InlineData("“Quoted” — in 1252", "windows-1252", "text/xml; charset=us-ascii", null)]
    public void What_HTTP_says_beats_what_the_declaration_says(string text, string encoding, string? contentType, string? declared) =>
        Assert.Equal(Feed(text, declared), FeedDecoder.Decode(Encoding.GetEncoding(encoding).GetBytes(Feed(text, declared)), contentType));

    [Theory]
    [InlineData(German, "iso-8859-1")]
    [InlineData(German, "us-ascii")]
    [InlineData(German, "utf-16")]
    [InlineData(German, null)]
    [InlineData(Japanese, "gb2312")]
    [InlineData(Japanese, "shift_jis")]
    public void UTF_8_is_known_by_its_bytes_whatever_is_said(string text, string? declared) =>
        Assert.Equal(Feed(text, declared), FeedDecoder.Decode(Encoding.UTF8.GetBytes(Feed(text, declared)), null));

    [Theory]
    [InlineData(German, "windows-1252", "utf-8")]
    [InlineData(Russian, "windows-1251", "utf-8")]
    [InlineData(Russian, "windows-1251", null)]
    [InlineData(Japanese, "shift_jis", null)]
    public void What_is_said_to_be_UTF_8_and_is_not_is_read_by_what_it_looks_like(string text, string encoding, string? declared) =>
        Assert.Equal(Feed(text, declared), FeedDecoder.Decode(Encoding.GetEncoding(encoding).GetBytes(Feed(text, declared)), null));

    [Fact]
    public void One_damaged_character_does_not_cost_the_others()
    {
        var bytes = Encoding.UTF8.GetBytes(Feed(Russian, "utf-8"));
        bytes[^20] = 0xFF;

        Assert.Contains("Мост через реку открыли в понедельник утром", FeedDecoder.Decode(bytes, null), StringComparison.Ordinal);
    }

    private static string Feed(string text, string? declared) =>
        $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding='{declared}'")}?>\n<rss><channel><title>{text}</title></channel></rss>";
}
