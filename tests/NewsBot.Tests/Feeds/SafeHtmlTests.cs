using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<p>One <b>two</b></p>", "<p>One <b>two</b></p>")]
    [InlineData("<P CLASS=x STYLE='color:red' ONCLICK=alert(1)>One</P>", "<p>One</p>")]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<SCRIPT SRC='//x.example/'/>b", "ab")]
    [InlineData("a<script>never closed", "a")]
    [InlineData("a<style>p{}</style>b<iframe src=x>old</iframe>c", "abc")]
    [InlineData("a<iframe src=x>b", "ab")]
    [InlineData("a<object data=x>b</object><embed src=x>c", "abc")]
    [InlineData("<blink>a</blink><form action=x>b<input onfocus=x autofocus></form>", "ab")]
    [InlineData("<svg onload=alert(1)><a xlink:href='javascript:x'>t</a></svg>", "<a>t</a>")]
    [InlineData("<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>z", "z")]
    [InlineData("<a href='javascript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='&#106;avascript&colon;alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href=' java\nscript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='vbscript:x' title='\"><script>'>x</a>", "<a title=\"&quot;&gt;&lt;script&gt;\">x</a>")]
    [InlineData("<img src='data:text/html,x' alt=y>", "<img alt=\"y\">")]
    [InlineData("<img src='/a.png' srcset='x' onerror=y>", "<img src=\"https://news.example/a.png\">")]
    [InlineData("<a href='/x'>y</a>", "<a href=\"https://news.example/x\">y</a>")]
    [InlineData("&lt;script&gt;", "&lt;script&gt;")]
    [InlineData("<![CDATA[<b>a</b><script>x</script>]]>", "<b>a</b>")]
    [InlineData("a & b < c", "a &amp; b &lt; c")]
    [InlineData("a<!-- hidden -->b<!-- open <b>c", "abc")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p>")]
    [InlineData("<p>a<p>b<ul><li>c<li>d</ul>", "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>")]
    [InlineData("<b><i>a</b>c</i>", "<b><i>a</i></b>c")]
    [InlineData("</p></div>a<br></br>b", "a<br>b")]
    [InlineData("<h1>a</h1", "<h1>a</h1>")]
    public void Only_a_few_elements_and_web_addresses_stay(string html, string safe) => Assert.Equal(safe, SafeHtml.Of(html, Served.FromExample.BaseUrl));

    [Theory]
    [InlineData("one", "one")]
    [InlineData(" a <b> & c ", "a &lt;b&gt; &amp; c")]
    [InlineData("one\r\n\r\ntwo\nlines", "<p>one</p>\n<p>two\nlines</p>")]
    public void Plain_text_is_escaped_and_keeps_its_paragraphs(string text, string html) => Assert.Equal(html, SafeHtml.OfText(text));

    [Theory]
    [InlineData("<p>One  <b>two</b>\nthree</p><p>Four</p>", "One two three\n\nFour")]
    [InlineData("a<br>b<br/><br>c", "a\nb\n\nc")]
    [InlineData("<ul><li>a</li><li>b</li></ul>after", "a\n\nb\n\nafter")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc")]
    [InlineData("x<script>y</script>&amp;&nbsp;<!-- z -->w", "x& w")]
    [InlineData(" <div> </div> ", "")]
    public void Text_keeps_blocks_apart(string html, string text) => Assert.Equal(text, PlainText.Of(html));

    [Theory]
    [InlineData("<p>x</p>", true, true)]
    [InlineData("a<br/>b", true, true)]
    [InlineData("Q&amp;A", true, true)]
    [InlineData("<blink>x</blink>", true, true)]
    [InlineData("words", false, false)]
    [InlineData("AT&T; 1 < 2 > 0", false, false)]
    [InlineData("<int> &amp;", false, false)]
    [InlineData("List<int> of <b>things</b>", false, true)]
    public void Markup_is_told_from_text(string text, bool isHtmlOnOneLine, bool isHtml)
    {
        Assert.Equal(isHtmlOnOneLine, FeedText.LooksLikeHtml(text, isLine: true));
        Assert.Equal(isHtml, FeedText.LooksLikeHtml(text, isLine: false));
    }

    [Theory]
    [InlineData(600, "", true)]
    [InlineData(600, "…", false)]
    [InlineData(600, " [...]", false)]
    [InlineData(600, " Read more »", false)]
    [InlineData(600, " […]<p>The post <a href='/b'>Bridge</a> appeared first on <a href='/'>The Post</a>.</p>", false)]
    [InlineData(100, "", false)]
    public void Content_is_the_article_where_it_is_long_and_not_cut_off(int letters, string end, bool isFull) =>
        Assert.Equal(isFull, new FeedEntry { Content = new string('a', letters) + end }.HasFullText);

    [Theory]
    [InlineData("The post Bridge opens appeared first on The Harbour Post.")]
    [InlineData("Der Beitrag Brücke eröffnet erschien zuerst auf Hafenpost.")]
    [InlineData("L’article Un pont s’ouvre est apparu en premier sur La Poste du Port.")]
    [InlineData("La entrada Se abre el puente se publicó primero en El Correo.")]
    public void The_line_below_an_entry_that_tells_where_it_appeared_first_is_not_of_its_text(string footer)
    {
        Assert.Equal("The bridge is open.\n\nCars cross it.", new FeedEntry { Content = $"<p>The bridge is open.</p><p>Cars cross it.</p>\n<p>{footer}</p>" }.ToText());
        Assert.Equal("", new FeedEntry { Content = footer }.ToText());
    }

    [Theory]
    [InlineData("<p>The post of the minister appeared first on nobody's list.</p><p>Then it was filled.</p>")]
    [InlineData("<p>The report appeared first on Monday.</p>")]
    public void A_sentence_that_only_sounds_like_it_stays(string html) =>
        Assert.Contains("appeared first on", new FeedEntry { Content = html }.ToText(), StringComparison.Ordinal);

    [Fact]
    public void A_summary_is_the_article_only_where_it_is_very_long()
    {
        Assert.False(new FeedEntry { Summary = new string('a', 600) }.HasFullText);
        Assert.True(new FeedEntry { Summary = new string('a', 2000) }.HasFullText);
    }
}
