using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class FeedAddressTests
{
    [Theory]
    [InlineData("https://a.example/x?y=1&z=2#q", "https://a.example/x?y=1&z=2#q")]
    [InlineData("HTTP://A.example/X", "HTTP://A.example/X")]
    [InlineData(" \n/story ", "https://news.example/story")]
    [InlineData("story?id=1", "https://news.example/feed/story?id=1")]
    [InlineData("//other.example/x", "https://other.example/x")]
    [InlineData("../up", "https://news.example/up")]
    [InlineData("https://a.example/two words", "https://a.example/two%20words")]
    [InlineData("https://a.example/\nbroken", "https://a.example/broken")]
    public void An_address_leads_to_the_web(string written, string address) =>
        Assert.Equal(address, FeedAddress.Resolve(written, Served.FromExample.BaseUrl));

    [Theory]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("feed:x")]
    [InlineData("http://")]
    public void Anything_else_is_none(string written) => Assert.Null(FeedAddress.Resolve(written, Served.FromExample.BaseUrl));

    [Fact]
    public void A_relative_address_needs_a_base() => Assert.Null(FeedAddress.Resolve("/story", null));

    [Fact]
    public void Bases_nest_and_lead_on_from_each_other()
    {
        var feed = Served.Feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/one/">
              <link href="x"/>
              <entry xml:base="two/"><link href="x"/><content type="html" xml:base="/three/">&lt;a href="x"&gt;x&lt;/a&gt;</content></entry>
              <entry xml:base="javascript:x"><link href="x"/></entry>
            </feed>
            """);

        Assert.Equal("https://a.example/one/x", feed.Link);
        Assert.Equal("https://a.example/one/two/x", feed.Entries[0].Link);
        Assert.Equal("<a href=\"https://a.example/three/x\">x</a>", feed.Entries[0].Content);
        Assert.Equal("https://a.example/one/x", feed.Entries[1].Link);
    }

    [Fact]
    public void A_feed_of_unknown_origin_leads_from_its_page() =>
        Assert.Equal(
            "https://a.example/1",
            Served.Feed("<rss><channel><link>https://a.example/</link><item><link>/1</link></item></channel></rss>"u8.ToArray(), new FeedDelivery()).Entries[0].Link);

    [Theory]
    [InlineData("<guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<guid isPermaLink='false'>https://a.example/1</guid>", null)]
    [InlineData("<guid>https://a.example/1</guid><link>https://a.example/2</link>", "https://a.example/2")]
    [InlineData("<link>javascript:alert(1)</link><guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<link/>https://a.example/1", null)]
    [InlineData("<atom:link href='https://a.example/3'/>", "https://a.example/3")]
    public void The_link_of_an_item_may_be_its_GUID(string elements, string? link) => Assert.Equal(link, Served.Item(elements).Link);

    [Theory]
    [InlineData("<guid>17</guid>", "17")]
    [InlineData("<guid>  HTTP://A.example/%7Ebob </guid>", "HTTP://A.example/%7Ebob")]
    [InlineData("<guid>/1</guid>", "https://news.example/1")]
    [InlineData("<guid isPermaLink='false'>/1</guid>", "/1")]
    [InlineData("<title>None</title>", null)]
    public void An_id_stays_as_it_is_written(string elements, string? id) => Assert.Equal(id, Served.Item(elements).Id);

    [Fact]
    public void The_original_address_behind_a_counting_one_is_told()
    {
        var entry = Served.Item("<link>https://count.example/r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>");

        Assert.Equal(("https://count.example/r/1", "https://a.example/1"), (entry.Link, entry.OriginalLink));
    }
}
