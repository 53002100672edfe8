using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Sources.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Feeds;

public sealed partial class FeedReaderPropertyTests
{
    private static readonly string[] Samples =
    [
        """
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY e "x&#160;y">]>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel xml:base="https://a.example/"><title>Caf&eacute; &e; 🐟</title><ttl>60</ttl>
        <item><guid>1</guid><title>A &lt;b&gt;bold&lt;/b&gt; step</title><link>/1?a=1&amp;b=2</link><pubDate>Mon, 20 Feb 2023 14:02:03 +0100</pubDate>
        <description><![CDATA[<p onclick="x()">One<script>alert(1)</script> <a href="javascript:x">two</a></p>]]></description></item></channel></rss>
        """,
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">T&amp;amp;T</title><link rel="self" href="x"/><author><name>N</name></author>
        <entry><id>u:1</id><updated>2023-02-20T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Größe<br/><img src="a" onerror="b"/></p></div></content></entry>
        <entry><summary type="text/html" mode="base64">PGI+eDwvYj4=</summary></entry></feed>
        """,
        """{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"/x","content_html":"<p style='x'>é</p>","authors":[{"name":"N"}],"date_published":"2023-02-20"}]}""",
    ];

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ", "?>", "<!DOCTYPE x [", "]>", "<!ENTITY a '", "&", "&amp;", "&lt;", "&#", "&#x41;", "&a;", ";",
        "<rss>", "<channel>", "</channel>", "<feed>", "<item>", "</item>", "<entry>", "<title>", "</title>", "<link>", "<link href='", "<guid isPermaLink='false'>", "<description>",
        "</description>", "<content type='xhtml'>", "<content:encoded>", "<media:group>", "<author>", "<pubDate>", "<dc:date>", " xmlns='", " xmlns:a='", "<a:b ", " xml:base='", " xml:lang='",
        "<script>", "&lt;script&gt;", "</script>", "&lt;img src=x onerror=alert(1)&gt;", "<iframe>", "&lt;a href=\"javascript:x\"&gt;", " onclick=\"x\"", "javascript:", "'", "\"", "=", " ", "\n",
        "http://a.example/", "/x", "2023-02-20", "10:00", "GMT", "Mon, 1 Jan 2001", "é", "\u0000", "\u0001", "\uFFFF", "🐟", "{", "}", "\"items\":[", "[", "]", ",", "\"a\":", "word",
    ];

    private static readonly Gen<byte[]> Mutated =
        from sample in Gen.Elements(Samples)
        from edits in Gen.Choose(0, 4).SelectMany(count => Edit.ArrayOf(count))
        select edits.Aggregate(Encoding.UTF8.GetBytes(sample), Apply);

    private static Gen<(int At, int Length, byte[] Content)> Edit =>
        from at in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(0, 40)
        from content in Gen.OneOf(
            Gen.Elements(Pieces).Select(Encoding.UTF8.GetBytes),
            Gen.Choose(0, 255).Select(b => new[] { (byte)b }),
            Gen.Constant(Array.Empty<byte>()))
        select (at, length, content);

    [Property(MaxTest = 3000)]
    public Property A_feed_with_some_bytes_changed_is_read_or_refused() => Prop.ForAll(Mutated.ToArbitrary(), AssertSound);

    [Fact]
    public void A_real_feed_with_some_bytes_changed_is_read_or_refused()
    {
        var folder = Path.Combine(Path.GetDirectoryName(SharedFolder.FileOrSkip("feeds/expected.jsonl"))!, "files");
        var feeds = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

        var damaged = from path in Gen.Elements<string>(feeds)
                      from edits in Edit.ListOf()
                      select edits.Aggregate(File.ReadAllBytes(path), Apply);
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000), Prop.ForAll(damaged.ToArbitrary(), AssertSound));
    }

    [Property(MaxTest = 3000)]
    public Property Any_mixture_of_tags_and_words_is_read_or_refused() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))).ToArbitrary(), AssertSound);

    [Property(MaxTest = 500)]
    public void Any_bytes_are_read_or_refused(byte[] bytes) => AssertSound(bytes);

    [Property(MaxTest = 1000)]
    public Property What_is_kept_of_HTML_stays_as_it_is_when_it_is_read_again() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), html =>
        {
            var safe = SafeHtml.Of(html, Served.FromExample.BaseUrl);

            Assert.Equal(safe, SafeHtml.Of(safe, null));
        });

    [Theory]
    [InlineData("<rss><channel>", "<item><title>T</title>")]
    [InlineData("<rss><channel>", "<item xml:base='x'><item>")]
    [InlineData("<rss><channel><item>", "<description/>")]
    [InlineData("<rss><channel><item><description>", "&lt;a href=x&gt;")]
    [InlineData("<rss><channel><item><description>", "<![CDATA[<!--]]>")]
    [InlineData("<rss><channel><item><description>", "&lt;iframe&gt;")]
    [InlineData("<rss><channel><item><description>", "a</x>")]
    [InlineData("<rss><channel><item><title>", "a & b &amp;lt; ")]
    [InlineData("<rss><channel><item><description>&lt;a ", "b=c ")]
    [InlineData("<rss ", "xmlns:a='b' ")]
    [InlineData("", "<a xmlns='b' xmlns:c='d'>")]
    [InlineData("", "<!--")]
    [InlineData("", "<!DOCTYPE x [")]
    [InlineData("", "<!DOCTYPE x []>")]
    [InlineData("<!DOCTYPE x [", "<!ENTITY a \"")]
    [InlineData("<!DOCTYPE x [", "] ")]
    [InlineData("", "<?")]
    [InlineData("", "<")]
    [InlineData("", "é")]
    [InlineData("{\"items\":[", "{\"id\":\"\\ud800\"},")]
    [InlineData("", "\0")]
    public void Endless_repetition_is_read_at_once(string start, string piece) =>
        AssertSound(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length))));

    private static byte[] Apply(byte[] bytes, (int At, int Length, byte[] Content) edit)
    {
        var at = edit.At % (bytes.Length + 1);
        return [.. bytes[..at], .. edit.Content, .. bytes[Math.Min(bytes.Length, at + edit.Length)..]];
    }

    private static void AssertSound(byte[] bytes)
    {
        if (FeedReader.Read(bytes, Served.FromExample) is not FeedOutcome.Parsed(var feed))
            return;
        Assert.All(new[] { feed.Link, feed.SelfLink, feed.HubLink }.Concat(feed.Entries.Select(e => e.Link)).OfType<string>(), AssertWeb);
        Assert.All(feed.Entries.SelectMany(e => new[] { e.Summary, e.Content }).Append(feed.Subtitle).OfType<string>(), AssertSafe);
        Assert.DoesNotContain(feed.Entries, e => e.Title is { } title && title != PlainText.Fold(title));
    }

    private static void AssertWeb(string address) => Assert.Matches("(?i)^https?://", address);

    internal static void AssertSafe(string html)
    {
        Assert.DoesNotMatch(Hostile(), html);
        Assert.All(Addresses().Matches(html), address => AssertWeb(address.Groups["url"].Value));
    }

    /// <summary>An element that can do something, or a handler inside of a tag.</summary>
    [GeneratedRegex("""(?i)<(script|style|iframe|object|embed|form|input|svg|math|link|meta|base|template|noscript)\b|<[a-z][^<>]*[\s"'](on\w+|style|srcset|formaction)\s*=""")]
    private static partial Regex Hostile();

    [GeneratedRegex("""<[a-z][^<>]*?\s(href|src|cite)="(?<url>[^"]*)""")]
    private static partial Regex Addresses();
}
