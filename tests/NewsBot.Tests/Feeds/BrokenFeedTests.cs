using System.Text;
using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class BrokenFeedTests
{
    [Theory]
    [InlineData("\n\n  <?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>")]
    [InlineData("<br />\nWarning: something in line 7 <?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>")]
    [InlineData("<!-- cached --><?xml version='1.0'?><?xml-stylesheet href='x'?><!DOCTYPE rss SYSTEM 'x.dtd'><rss><channel><item><title>T</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>T</title></item></channel></rss>\n<!-- 0.2 s --> trailing words <b>")]
    [InlineData("<rss><channel><item><title>T</title></item></channel></rss")]
    [InlineData("<rss><channel><item><title>T")]
    [InlineData("<rss><channel><item><title>T</title>")]
    [InlineData("<rss><channel><item><title>T<link>https://a.example/</link></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>T</titel><link>https://a.example/</link></item></channel></rss>")]
    [InlineData("<rss><channel><item></b></i><title>T</title></item></channel></rss>")]
    [InlineData("<rss version=2.0><channel junk><item a='1' a='2'><title x=\"y>T</title></item></channel></rss>\"><title>T</title>")]
    [InlineData("<RSS><Channel><Item><TITLE>T</TITLE></Item></Channel></RSS>")]
    [InlineData("<rss><channel><title>C<item><title>T</title></channel></rss>")]
    public void A_feed_that_is_not_well_formed_is_read(string feed) => Assert.Equal("T", Assert.Single(Served.Feed(feed).Entries).Title);

    [Fact]
    public void Entries_that_are_never_closed_stay_apart()
    {
        var feed = Served.Feed("<rss><channel><item><title>A<pubDate>2023-02-20<item><title>B<description>Two<item><title>C</title></channel></rss>");

        Assert.Equal(["A", "B", "C"], feed.Entries.Select(entry => entry.Title));
        Assert.Equal(("2023-02-20", "Two"), (feed.Entries[0].Published.ToString(), feed.Entries[1].Summary));
    }

    [Theory]
    [InlineData("caf&eacute;&nbsp;&mdash; d&#233;j&agrave;", "café — déjà")]
    [InlineData("AT&T & friends", "AT&T & friends")]
    [InlineData("&unknown; stays", "&unknown; stays")]
    [InlineData("don&#146;t", "don’t")]
    [InlineData("a&#1;b\u0001c&#xFFFF;d&#xD800;", "abcd\uFFFD")]
    [InlineData("fish 🐟", "fish 🐟")]
    [InlineData("1 < 2 and <3", "1 < 2 and <3")]
    public void Text_is_read_whatever_is_wrong_with_it(string written, string title) => Assert.Equal(title, Served.Item($"<title>{written}</title>").Title);

    [Fact]
    public void A_bare_ampersand_in_an_address_is_no_entity() =>
        Assert.Equal("https://a.example/?a=1&copy=2&lt=3", Served.Item("<link>https://a.example/?a=1&copy=2&lt=3</link>").Link);

    [Fact]
    public void Plain_entities_of_a_document_type_are_known()
    {
        var feed = Served.Feed("""
            <!DOCTYPE rss [ <!ENTITY paper "The Example"> <!ENTITY dot '&#183;'> ]>
            <rss><channel><title>&paper; &dot; news</title></channel></rss>
            """);

        Assert.Equal("The Example · news", feed.Title);
    }

    [Fact]
    public void No_file_is_opened_that_an_entity_names()
    {
        var feed = Served.Feed("""
            <!DOCTYPE rss [ <!ENTITY secret SYSTEM "file:///etc/hostname"> <!ENTITY % more SYSTEM "http://127.0.0.1/x.dtd"> %more; ]>
            <rss><channel><title>a&secret;b</title></channel></rss>
            """);

        Assert.Equal("a&secret;b", feed.Title);
    }

    [Fact]
    public void Nested_entities_do_not_grow()
    {
        var laughs = string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));

        var feed = Served.Feed($"<!DOCTYPE rss [<!ENTITY l0 \"lol\">{laughs}]><rss><channel><title>&l20;</title></channel></rss>");

        Assert.Equal("&l20;", feed.Title);
    }

    [Fact]
    public void Long_entities_that_are_used_often_stop()
    {
        var use = string.Concat(Enumerable.Repeat("&x;", 10_000));

        var feed = Served.Feed($"<!DOCTYPE rss [<!ENTITY x \"{new string('x', 10_000)}\">]><rss><channel><title>{use}</title></channel></rss>");

        Assert.InRange(feed.Title!.Length, 10_000, 200_000);
    }

    [Theory]
    [InlineData("<rss><channel><item><description>", "<b>", "")]
    [InlineData("<rss><channel><item><description>", "&lt;b&gt;", "")]
    [InlineData("<rss><channel><item><description>", "&lt;div&gt;&lt;p&gt;", "")]
    [InlineData("", "<a xmlns:p='u' xml:base='x/' xml:lang='en'>", "<rss><channel><item><title>T")]
    [InlineData("{\"items\":", "[", "")]
    [InlineData("{\"items\":[{\"id\":", "{\"a\":", "")]
    public void Deep_nesting_ends_in_an_outcome(string before, string piece, string after) =>
        Assert.NotNull(FeedReader.Read(Encoding.UTF8.GetBytes(before + string.Concat(Enumerable.Repeat(piece, 200_000)) + after), Served.FromExample));

    [Fact]
    public void Deep_text_is_kept()
    {
        var entry = Served.Item($"<description>{string.Concat(Enumerable.Repeat("<div>", 500))}Deep{string.Concat(Enumerable.Repeat("</div>", 500))}</description><title>After</title>");

        Assert.Equal(("Deep", "After"), (entry.ToText(), entry.Title));
    }

    [Fact]
    public void Of_more_entries_than_any_feed_has_the_first_are_taken()
    {
        var items = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"<item><guid>{i}</guid></item>"));

        var entries = Served.Feed($"<rss><channel>{items}</channel></rss>").Entries;

        Assert.Equal((10_000, "9999"), (entries.Count, entries[^1].Id));
    }

    [Fact]
    public void More_elements_than_any_feed_has_are_refused() =>
        Assert.Contains("more parts", Served.Refusal("<rss>" + string.Concat(Enumerable.Repeat("<a/>", 600_000))), StringComparison.Ordinal);
}
