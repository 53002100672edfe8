using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web;

public sealed class PageRefusalTests
{
    [Fact]
    public void A_front_page_is_refused() => Assert.Contains("front page", Pages.Refused(Pages.Page(Teasers(12)), "https://harbour-post.example/"), StringComparison.Ordinal);

    [Fact]
    public void A_list_of_articles_is_refused() =>
        Assert.Contains("list of articles", Pages.Refused(Pages.Page(Teasers(12)), "https://harbour-post.example/sport"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://harbour-post.example/find?q=ferry", "Ferry")]
    [InlineData("https://harbour-post.example/find", "Search results for ferry")]
    public void Search_results_are_refused(string address, string title) => Assert.Contains(
        "search results",
        Pages.Refused(Pages.Page(Teasers(3)).Replace("Ferry runs aground", title, StringComparison.Ordinal), address),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("https://harbour-post.example/search-for-the-ferry")]
    [InlineData("https://harbour-post.example/ferry?s=20")]
    [InlineData("https://harbour-post.example/research/")]
    public void An_article_is_no_search_whatever_its_address_is(string address) =>
        Assert.Equal(Pages.Text, Pages.Found(Pages.Article(Pages.Paragraphs + Teasers(3).Replace("item", "related", StringComparison.Ordinal)), address).Body);

    [Fact]
    public void Links_below_an_article_make_no_list_of_it() => Assert.Equal(Pages.Text, Pages.Found(Pages.Article(
        Pages.Paragraphs + string.Concat(Enumerable.Range(1, 9).Select(i => $"<p><a href='/story-{i}'>Headline number {i} of the coast</a></p>")))).Body);

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("Page not found")]
    [InlineData("Access Denied")]
    [InlineData("Seite nicht gefunden")]
    [InlineData("Just a moment...")]
    public void An_error_page_that_was_served_as_a_page_is_refused_with_what_it_says(string title)
    {
        var reason = Pages.Refused($"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Please go back, or try one of our other pages about ships and harbours, which are all quite good.</p></body></html>");

        Assert.Contains($"error page (\"{title}\")", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_about_an_error_is_no_error_page() => Assert.Equal(
        Pages.Text,
        Pages.Found(Pages.Article(Pages.Paragraphs).Replace("Ferry runs aground", "404 days without a ferry", StringComparison.Ordinal)).Body);

    [Fact]
    public void A_wall_that_asks_for_consent_is_refused() => Assert.Contains("consent", Pages.Refused(Pages.Page("""
        <div><h1>Before you continue</h1><p>We and our 612 partners use cookies to store information on your device and to read it again later.</p>
        <p>You may give your consent to all of this, or set your privacy settings one by one on the next page, which is a long one.</p></div>
        """)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><head><title>Ferry</title></head><body><p>Soon.</p></body></html>")]
    [InlineData(" ")]
    public void A_page_without_text_is_refused(string html) => Assert.Equal("The page holds no text of an article.", Pages.Refused(html));

    [Theory]
    [InlineData("application/pdf", "application/pdf")]
    [InlineData("image/png", "image/png")]
    [InlineData("Application/JSON; charset=utf-8", "application/json")]
    public void What_is_served_as_something_else_is_refused_with_its_type(string contentType, string type) =>
        Assert.Equal($"This is no page but {type}.", Pages.Refused(Pages.Article(Pages.Paragraphs), contentType: contentType));

    [Theory]
    [InlineData("%PDF-1.7 binary", "application/pdf")]
    [InlineData("GIF89a", "image/gif")]
    [InlineData("{\"title\": \"A\"}", "application/json")]
    [InlineData("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel></channel></rss>", "a feed")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", "a feed")]
    public void What_looks_like_something_else_is_refused_with_its_type_whatever_the_server_says(string content, string type) =>
        Assert.Equal($"This is no page but {type}.", Pages.Refused(content, contentType: "text/html"));

    [Theory]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/xhtml+xml")]
    [InlineData("text/xml")]
    [InlineData(null)]
    public void A_page_is_read_under_every_type_that_pages_have(string? contentType) =>
        Assert.IsType<NewsBot.Sources.Web.PageReading.Found>(Pages.Read(Pages.Article(Pages.Paragraphs), contentType: contentType));

    private static string Teasers(int count) => "<main>" + string.Concat(Enumerable.Range(1, count).Select(i =>
        $"<div class='item'><h2><a href='/story-{i}'>Headline number {i} of the coast</a></h2><p>A few words that lead into report number {i}, so that somebody may want to read it.</p></div>")) + "</main>";
}
