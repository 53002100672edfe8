namespace NewsBot.Tests.Feeds;

public sealed class FeedReaderTests
{
    [Fact]
    public void RSS_2_0_is_read()
    {
        var feed = Served.Feed("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
              <channel>
                <title>Harbour News</title>
                <link>https://harbour.example/</link>
                <atom:link rel="self" type="application/rss+xml" href="https://harbour.example/rss"/>
                <atom:link rel="hub" href="https://hub.example/"/>
                <description>What happens at the &lt;b&gt;quay&lt;/b&gt;.</description>
                <language>en-gb</language>
                <lastBuildDate>Mon, 20 Feb 2023 10:00:00 GMT</lastBuildDate>
                <ttl>45</ttl>
                <image><title>The logo</title><link>https://harbour.example/logo</link></image>
                <item>
                  <title>Crane falls &amp; nobody is hurt</title>
                  <link>https://harbour.example/crane</link>
                  <guid isPermaLink="false">harbour-17</guid>
                  <pubDate>Mon, 20 Feb 2023 09:30:00 +0100</pubDate>
                  <author>ann@harbour.example (Ann Quay)</author>
                  <description>A crane fell.</description>
                  <content:encoded><![CDATA[<p>A crane fell into the <a href="/basin">basin</a>.</p>]]></content:encoded>
                </item>
              </channel>
            </rss>
            """);

        Assert.Equal("RSS 2.0", feed.Format);
        Assert.Equal(("Harbour News", "https://harbour.example/", "What happens at the <b>quay</b>."), (feed.Title, feed.Link, feed.Subtitle));
        Assert.Equal(("https://harbour.example/rss", "https://hub.example/"), (feed.SelfLink, feed.HubLink));
        Assert.Equal(("en-gb", "2023-02-20T10:00:00Z", TimeSpan.FromMinutes(45)), (feed.Language, feed.Updated.ToString(), feed.UpdateInterval));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("harbour-17", "Crane falls & nobody is hurt", "https://harbour.example/crane"), (entry.Id, entry.Title, entry.Link));
        Assert.Equal(("2023-02-20T08:30:00Z", "en-gb"), (entry.Published.ToString(), entry.Language));
        Assert.Equal(["Ann Quay"], entry.Authors);
        Assert.Equal("A crane fell.", entry.Summary);
        Assert.Equal("<p>A crane fell into the <a href=\"https://news.example/basin\">basin</a>.</p>", entry.Content);
    }

    [Fact]
    public void RSS_1_0_has_its_items_beside_the_channel()
    {
        var feed = Served.Feed("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
              <channel rdf:about="https://old.example/rdf">
                <title>Old News</title><link>https://old.example/</link><dc:language>de</dc:language>
                <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
                <items><rdf:Seq><rdf:li rdf:resource="https://old.example/1"/></rdf:Seq></items>
              </channel>
              <item rdf:about="https://old.example/1">
                <title>Mill burns</title><link>https://old.example/1</link><description>The mill burnt.</description>
                <dc:creator>Max Müller</dc:creator><dc:date>2003-02-01T10:00:00+01:00</dc:date>
              </item>
            </rdf:RDF>
            """);

        Assert.Equal(("RSS 1.0", "Old News", "de", TimeSpan.FromMinutes(30)), (feed.Format, feed.Title, feed.Language, feed.UpdateInterval));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("https://old.example/1", "https://old.example/1", "Mill burns", "The mill burnt."), (entry.Id, entry.Link, entry.Title, entry.Summary));
        Assert.Equal("2003-02-01T09:00:00Z", entry.Published.ToString());
        Assert.Equal(["Max Müller"], entry.Authors);
    }

    [Fact]
    public void Atom_1_0_is_read()
    {
        var feed = Served.Feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
              <id>urn:example:feed</id><title>Le Port</title><subtitle type="html">&lt;i&gt;Quotidien&lt;/i&gt;</subtitle>
              <link rel="self" href="https://port.example/atom"/><link href="https://port.example/"/>
              <author><name>Rédaction</name><email>r@port.example</email></author>
              <updated>2023-02-20T10:00:00Z</updated>
              <entry>
                <id>urn:example:1</id><title type="text">1 &lt; 2</title>
                <link rel="enclosure" href="https://port.example/a.mp3"/><link rel="alternate" type="text/html" href="https://port.example/1"/>
                <published>2023-02-20T08:00:00+01:00</published><updated>2023-02-20T09:00:00+01:00</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Bonjour</p></div></content>
              </entry>
              <entry xml:lang="en"><id>urn:example:2</id><title>Two</title><author><name>Jane Roe</name></author><summary>Short.</summary></entry>
            </feed>
            """);

        Assert.Equal(("Atom 1.0", "urn:example:feed", "Le Port", "<i>Quotidien</i>", "fr"), (feed.Format, feed.Id, feed.Title, feed.Subtitle, feed.Language));
        Assert.Equal(("https://port.example/", "https://port.example/atom"), (feed.Link, feed.SelfLink));
        Assert.Equal(2, feed.Entries.Count);
        var (one, two) = (feed.Entries[0], feed.Entries[1]);
        Assert.Equal(("urn:example:1", "1 < 2", "https://port.example/1", "<div><p>Bonjour</p></div>"), (one.Id, one.Title, one.Link, one.Content));
        Assert.Equal(("2023-02-20T07:00:00Z", "2023-02-20T08:00:00Z", "fr"), (one.Published.ToString(), one.Updated.ToString(), one.Language));
        Assert.Equal(["Rédaction"], one.Authors);
        Assert.Equal(("en", "Short.", null), (two.Language, two.Summary, two.Content));
        Assert.Equal(["Jane Roe"], two.Authors);
    }

    [Fact]
    public void Atom_0_3_is_read_with_its_own_words_and_modes()
    {
        var feed = Served.Feed("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#">
              <title>Before</title><tagline>Early days</tagline><modified>2004-05-06T07:08:09Z</modified>
              <entry>
                <title mode="escaped" type="text/html">A &lt;em&gt;bold&lt;/em&gt; step</title><issued>2004-05-06T07:00:00Z</issued>
                <content type="text/html" mode="base64">PHA+SGVsbG88L3A+</content>
              </entry>
            </feed>
            """);

        Assert.Equal(("Atom 0.3", "Early days", "2004-05-06T07:08:09Z"), (feed.Format, feed.Subtitle, feed.Updated.ToString()));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("A bold step", "<p>Hello</p>", "2004-05-06T07:00:00Z"), (entry.Title, entry.Content, entry.Published.ToString()));
    }

    [Fact]
    public void JSON_Feed_is_read()
    {
        var feed = Served.Feed("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://j.example/","feed_url":"https://j.example/feed.json",
             "description":"All of it","language":"en-US","authors":[{"name":"Editor"}],"hubs":[{"type":"WebSub","url":"https://hub.example/"}],
             "items":[
              {"id":7,"url":"/7","title":"Seven","content_html":"<p onclick='x()'>Text</p>","date_published":"2023-02-20T08:00:00-05:00"},
              {"id":"8","external_url":"https://e.example/8","content_text":"One.\n\nTwo & three.","summary":"S","author":{"name":"Old Style"},"date_modified":"2023-02-21"},
              "no object"]}
            """);

        Assert.Equal(("JSON Feed 1.1", "J", "All of it", "en-US"), (feed.Format, feed.Title, feed.Subtitle, feed.Language));
        Assert.Equal(("https://j.example/", "https://j.example/feed.json", "https://hub.example/"), (feed.Link, feed.SelfLink, feed.HubLink));
        Assert.Equal(2, feed.Entries.Count);
        var (seven, eight) = (feed.Entries[0], feed.Entries[1]);
        Assert.Equal(("7", "https://news.example/7", "Seven", "<p>Text</p>"), (seven.Id, seven.Link, seven.Title, seven.Content));
        Assert.Equal("2023-02-20T13:00:00Z", seven.Published.ToString());
        Assert.Equal(["Editor"], seven.Authors);
        Assert.Equal(("https://e.example/8", "<p>One.</p>\n<p>Two &amp; three.</p>", "2023-02-21"), (eight.Link, eight.Content, eight.Updated.ToString()));
        Assert.Equal("One.\n\nTwo & three.", eight.ToText());
        Assert.Equal(["Old Style"], eight.Authors);
    }

    [Fact]
    public void Old_channels_with_attributes_are_read()
    {
        var feed = Served.Feed("""
            <CHANNEL HREF="https://c.example/"><TITLE>C</TITLE><ABSTRACT>About</ABSTRACT>
            <ITEM HREF="/1" LASTMOD="1998-11-05T10:00"><TITLE>One</TITLE></ITEM></CHANNEL>
            """);

        Assert.Equal(("CDF", "C", "About", "https://c.example/"), (feed.Format, feed.Title, feed.Subtitle, feed.Link));
        Assert.Equal(("One", "https://news.example/1", "1998-11-05T10:00:00Z"), (feed.Entries[0].Title, feed.Entries[0].Link, feed.Entries[0].Updated.ToString()));
    }

    [Theory]
    [InlineData("<rss xmlns='http://nobody.example/dialect'><channel><item><title>Yes</title></item></channel></rss>")]
    [InlineData("<r:rss xmlns:r='http://nobody.example/dialect'><r:channel><r:item><r:title>Yes</r:title></r:item></r:channel></r:rss>")]
    [InlineData("<rss xmlns:x='http://other.example/'><channel><item><x:title>No</x:title><title>Yes</title></item></channel></rss>")]
    [InlineData("<rss><channel><item xmlns='http://other.example/'><title>No</title></item><item><title>Yes</title></item></channel></rss>")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Yes</a:title></a:entry></a:feed>")]
    [InlineData("<channel><item><title>Yes</title></item></channel>")]
    [InlineData("<rss><item><title>Yes</title></item></rss>")]
    [InlineData("<item><title>Yes</title></item>")]
    public void Names_count_in_the_namespace_of_their_feed(string feed) => Assert.Equal("Yes", Assert.Single(Served.Feed(feed).Entries).Title);

    [Theory]
    [InlineData("<dc:title>From Dublin</dc:title>", "From Dublin")]
    [InlineData("<media:group><media:title>From the media</media:title></media:group>", "From the media")]
    [InlineData("<itunes:title>From the podcast</itunes:title>", "From the podcast")]
    [InlineData("<itunes:title>Second</itunes:title><title>First</title>", "First")]
    [InlineData("<title></title><title>  Two\n lines </title>", "Two lines")]
    [InlineData("<title>&lt;b&gt;Bold&lt;/b&gt; &amp;amp; free</title>", "Bold & free")]
    [InlineData("<title>List&lt;int&gt; explained</title>", "List<int> explained")]
    [InlineData("<title>R&amp;D in the UK</title>", "R&D in the UK")]
    [InlineData("<title>Safe&lt;script&gt;alert(1)&lt;/script&gt; title</title>", "Safe title")]
    public void A_title_is_one_line_of_plain_text(string elements, string title) => Assert.Equal(title, Served.Item(elements).Title);

    [Theory]
    [InlineData("<description>D</description>", "D", null)]
    [InlineData("<description>Long</description><summary>Short</summary>", "Short", "Long")]
    [InlineData("<itunes:summary>Episode</itunes:summary>", "Episode", null)]
    [InlineData("<media:group><media:description>Film</media:description></media:group>", "Film", null)]
    [InlineData("<description>S</description><body xmlns='http://www.w3.org/1999/xhtml'><p>B</p></body>", "S", "<p>B</p>")]
    [InlineData("<description><p>In <b>elements</b><br/>here</p></description>", "<p>In <b>elements</b><br>here</p>", null)]
    [InlineData("<description>  </description><dc:description>Dublin</dc:description>", "Dublin", null)]
    public void Summary_and_content_are_told_apart(string elements, string? summary, string? content)
    {
        var entry = Served.Item(elements);

        Assert.Equal((summary, content), (entry.Summary, entry.Content));
    }

    [Theory]
    [InlineData("""<content type="text">a &lt;b&gt; c</content>""", "a &lt;b&gt; c")]
    [InlineData("""<content type="html">a &lt;b&gt;b&lt;/b&gt;</content>""", "a <b>b</b>")]
    [InlineData("""<content type="application/xhtml+xml"><p>x</p></content>""", "<p>x</p>")]
    [InlineData("""<content type="application/octet-stream">PGI+eDwvYj4=</content>""", "<b>x</b>")]
    [InlineData("""<content type="image/png">iVBORw0KGgo=</content>""", null)]
    [InlineData("""<content type="text/plain" mode="base64">no base64 at all!</content>""", null)]
    [InlineData("""<content src="https://e.example/x" type="text/html"/>""", null)]
    public void Content_is_read_by_its_type(string element, string? content) => Assert.Equal(content, Served.Entry(element).Content);

    [Theory]
    [InlineData("a@b.example", "a@b.example")]
    [InlineData("a@b.example (Jane Roe)", "Jane Roe")]
    [InlineData("Jane Roe <a@b.example>", "Jane Roe")]
    [InlineData("Jane Roe", "Jane Roe")]
    public void A_writer_has_a_name_where_there_is_one(string written, string name) =>
        Assert.Equal([name], Served.Item($"<author>{written.Replace("<", "&lt;", StringComparison.Ordinal)}</author>").Authors);

    [Theory]
    [InlineData("<ttl>60</ttl>", 60)]
    [InlineData("<ttl>0</ttl>", null)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<ttl>99999999999</ttl>", null)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod>", 1440)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>24</sy:updateFrequency>", 60)]
    [InlineData("<sy:updateFrequency>0</sy:updateFrequency>", 1440)]
    [InlineData("", null)]
    public void A_feed_may_say_how_often_to_come(string elements, int? minutes) =>
        Assert.Equal(minutes, Served.Feed($"<rss><channel>{elements}</channel></rss>").UpdateInterval?.TotalMinutes);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n ", "empty")]
    [InlineData("Just words.", "neither RSS, Atom nor JSON Feed")]
    [InlineData("<opml><body/></opml>", "neither RSS, Atom nor JSON Feed")]
    [InlineData("<!DOCTYPE html><html><head><title>T</title></head><body>Not found</body></html>", "web page")]
    [InlineData("{\"a\":1}", "it has no items")]
    [InlineData("{\"items\":[{\"\\ud800\":1}]}", "half a character")]
    [InlineData("{\"items\":[", "no JSON (line 1)")]
    public void What_is_no_feed_is_refused_with_the_reason(string text, string reason) => Assert.Contains(reason, Served.Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_feed_that_is_too_large_is_refused() =>
        Assert.Contains("larger than 10 MB", Served.Refusal(new string(' ', Sources.Feeds.FeedReader.MaxBytes + 1)), StringComparison.Ordinal);
}
