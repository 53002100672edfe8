using NewsBot.Sources.Web;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web;

public sealed class PageFactsTests
{
    [Fact]
    public void A_described_article_is_read_from_its_description()
    {
        var article = Read("""
            <link rel="canonical" href="/2023/ferry">
            <script type="application/ld+json">
            {"@type":"NewsArticle","headline":"Ferry runs aground","datePublished":"2023-02-19T14:02:00+01:00","dateModified":"2023-02-19T15:00:00Z",
             "author":[{"@type":"Person","name":"Jane Roe"},{"@type":"Person","name":"John Doe"}],"inLanguage":"en-GB","isAccessibleForFree":"False",
             "publisher":{"@type":"Organization","name":"Another Post"}}
            </script>
            """);

        Assert.Equal(["Jane Roe", "John Doe"], article.Authors);
        Assert.Equal(("2023-02-19T13:02:00Z", "2023-02-19T15:00:00Z"), (article.Published?.ToString(), article.Updated?.ToString()));
        Assert.Equal(("https://harbour-post.example/2023/ferry", "The Harbour Post", "en", true), (article.Url, article.Site, article.Language, article.IsPaywalled));
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2023-02-19T14:02:00Z'>", "2023-02-19T14:02:00Z")]
    [InlineData("<meta name='parsely-pub-date' content='2023-02-19'>", "2023-02-19")]
    [InlineData("<meta itemprop='datePublished' content='Sun, 19 Feb 2023 09:02:00 EST'>", "2023-02-19T14:02:00Z")]
    [InlineData("<meta name='date' content='1676815320'>", "2023-02-19T14:02:00Z")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"datePublished\":\"2023-02-19\",}</script>", "2023-02-19")]
    [InlineData("<script type='application/ld+json'>{broken</script><meta name='dc.date' content='2023-02-19'>", "2023-02-19")]
    [InlineData("<meta name='date' content='0001-01-01T00:00:00'>", "2023-02-20")]
    [InlineData("", "2023-02-20")]
    public void The_day_of_publication_is_found_in_the_head_else_in_the_address(string head, string published) => Assert.Equal(
        published, Pages.Found(Pages.Article(Pages.Paragraphs, head), "https://harbour-post.example/2023/feb/20/ferry").Published?.ToString());

    [Theory]
    [InlineData("<p class='byline'>By Jane Roe and John Doe</p><time datetime='2023-02-19T14:02Z'>February 19, 2023</time>", "2023-02-19T14:02:00Z")]
    [InlineData("<div><span itemprop='author'>By Jane Roe</span> <a rel='author' href='/john'>John Doe</a></div><p>Published February 19, 2023</p>", "2023-02-19")]
    public void What_only_the_lines_above_the_text_say_is_read_from_them(string lines, string published)
    {
        var article = Pages.Found(Pages.Article(lines + Pages.Paragraphs));

        Assert.Equal((published, Pages.Text), (article.Published?.ToString(), article.Body));
        Assert.Equal(["Jane Roe", "John Doe"], article.Authors);
    }

    [Fact]
    public void A_change_before_the_publication_is_none() =>
        Assert.Null(Read("<meta property='article:published_time' content='2023-02-19'><meta property='article:modified_time' content='2023-02-18'>").Updated);

    [Theory]
    [InlineData("Ferry runs aground - The Harbour Post", "<h1>Ferry runs aground</h1>", "Ferry runs aground")]
    [InlineData("The Harbour Post | Ferry runs aground", "<h1>The Harbour Post</h1>", "Ferry runs aground")]
    [InlineData("Ferry runs aground off the islands | Harbour Post", "<h1>Weather</h1>", "Ferry runs aground off the islands")]
    [InlineData("Ferry runs aground: what we know - and what we do not", "", "Ferry runs aground: what we know - and what we do not")]
    [InlineData("", "<h1>Ferry runs aground</h1>", "Ferry runs aground")]
    [InlineData("", "<h2>Ferry runs aground</h2>", "Ferry runs aground")]
    public void The_headline_is_what_readers_see_without_the_name_of_the_outlet(string title, string headline, string expected)
    {
        var html = $"<html><head><title>{title}</title><meta property='og:site_name' content='The Harbour Post'></head><body>{headline}<div>{Pages.Paragraphs}</div></body></html>";

        Assert.Equal(expected, Pages.Found(html).Title);
    }

    [Theory]
    [InlineData("<meta name='author' content='admin@harbour-post.example'>", new string[0])]
    [InlineData("<meta property='article:author' content='https://social.example/jane'>", new string[0])]
    [InlineData("<meta name='author' content='By Jane Roe, The Daily Sun'>", new[] { "Jane Roe" })]
    [InlineData("<meta name='byl' content='Von Jane Roe und Max Muster'>", new[] { "Jane Roe", "Max Muster" })]
    public void Only_names_are_writers(string head, string[] authors) => Assert.Equal(authors, Read(head).Authors);

    [Theory]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", "https://harbour-post.example/a?b=1")]
    [InlineData("<link rel=canonical href='https://harbour-post.example/story'>", "https://harbour-post.example/story")]
    [InlineData("<link rel=canonical href='/'>", "https://harbour-post.example/a?b=1")]
    [InlineData("<meta property='og:url' content='https://harbour-post.example/og'>", "https://harbour-post.example/og")]
    public void The_address_is_the_canonical_one_where_that_is_a_web_address(string head, string url) =>
        Assert.Equal(url, Pages.Found(Pages.Article(Pages.Paragraphs, head), "https://harbour-post.example/a?b=1").Url);

    private static PageArticle Read(string head) => Pages.Found(Pages.Article(Pages.Paragraphs, head), "https://harbour-post.example/a");
}
