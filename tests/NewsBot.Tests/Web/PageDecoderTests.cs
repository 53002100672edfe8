using System.Text;
using NewsBot.Sources.Web;

namespace NewsBot.Tests.Web;

public sealed class PageDecoderTests
{
    private const string Text = "<html><head></head><body><p>Grüße aus Łódź und 東京, über die Fähre</p></body></html>";
    private const string Western = "<html><head></head><body><p>Die Fähre läuft für die Größten über die Straße nach Süden, und alle hören es.</p></body></html>";

    static PageDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides_whatever_else_is_said(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Text, PageDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], "iso-8859-1"));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("ISO-8859-1")]
    [InlineData("us-ascii")]
    public void The_header_names_the_character_set(string charset) =>
        Assert.Equal(Western, PageDecoder.Decode(Encoding.GetEncoding(1252).GetBytes(Western), charset));

    [Theory]
    [InlineData("<meta charset='shift_jis'>", "shift_jis", "東京の天気")]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">", "koi8-r", "Паром сел на мель")]
    [InlineData("<META CHARSET=gb2312>", "gb2312", "渡轮搁浅")]
    public void A_meta_names_the_character_set(string meta, string name, string words)
    {
        var page = $"<html><head>{meta}</head><body>{words}</body></html>";

        Assert.Equal(page, PageDecoder.Decode(Encoding.GetEncoding(name).GetBytes(page), null));
    }

    [Fact]
    public void The_header_comes_before_the_meta()
    {
        const string Page = "<meta charset='koi8-r'><p>Паром</p>";

        Assert.Equal(Page, PageDecoder.Decode(Encoding.GetEncoding("windows-1251").GetBytes(Page), "windows-1251"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody-knows-this")]
    [InlineData("utf-7")]
    [InlineData("utf-8")]
    public void Without_a_right_word_the_bytes_themselves_decide(string? charset) =>
        Assert.Equal(Western, PageDecoder.Decode(Encoding.GetEncoding(1252).GetBytes(Western), charset));

    [Fact]
    public void A_page_that_was_saved_as_UTF_8_is_read_so_whatever_it_still_says()
    {
        const string Page = "<meta charset='iso-8859-1'><p>Fähre</p>";

        Assert.Equal(Page, PageDecoder.Decode(Encoding.UTF8.GetBytes(Page), null));
    }

    [Fact]
    public void A_broken_character_costs_itself_only() =>
        Assert.Equal("<p>F\uFFFDhre nach Łódź</p>", PageDecoder.Decode([.. "<p>F"u8, 0xE4, .. "hre nach Łódź</p>"u8], "utf-8"));

    [Fact]
    public void Two_byte_characters_without_a_mark_are_known_by_their_first_tag() =>
        Assert.Equal(Text, PageDecoder.Decode(Encoding.Unicode.GetBytes(Text), null));
}
