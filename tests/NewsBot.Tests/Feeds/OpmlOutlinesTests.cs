using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Feeds;

public sealed class OpmlOutlinesTests
{
    private readonly OpmlOutlines _opml = new();

    [Fact]
    public void Folders_and_categories_are_tags_and_a_feed_in_two_folders_is_one()
    {
        var outline = Read("""
            <?xml version="1.0"?><opml version="2.0"><body>
              <outline text="World"><outline title="Europe">
                <outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed" category="/daily,free"/>
              </outline></outline>
              <outline text="Sport"><outline text="again" xmlurl="http://www.a.example/feed/"/><outline text="a link" url="https://c.example/"/></outline>
              <outline xmlUrl="https://b.example/rss"/>
            </body></opml>
            """);

        Assert.Empty(outline.Problems);
        Assert.Equal(["https://a.example/feed", "https://b.example/rss"], outline.Feeds.Select(f => f.Url));
        Assert.Equal(("A & B", null), (outline.Feeds[0].Title, outline.Feeds[1].Title));
        Assert.Equal(["World", "Europe", "daily", "free", "Sport"], outline.Feeds[0].Tags);
    }

    [Fact]
    public void What_cannot_be_added_is_told_and_stops_nothing_else()
    {
        var outline = Read("""
            <opml><body><outline xmlUrl="file:///etc/passwd"/><outline text="Mine" xmlUrl="https://ann:secret@b.example/rss"/><outline xmlUrl="https://c.example/"/></body></opml>
            """);

        Assert.Equal("https://c.example/", Assert.Single(outline.Feeds).Url);
        Assert.Equal(["file:///etc/passwd is no web address.", "The address of Mine holds a user name or password, and NewsBot sends none."], outline.Problems);
    }

    [Theory]
    [InlineData("<rss/>", "no OPML: it begins with <rss>")]
    [InlineData("feeds.opml", "no OPML that can be read")]
    [InlineData("", "no OPML that can be read")]
    [InlineData("<opml><body>", "no OPML that can be read")]
    [InlineData("<!DOCTYPE o [<!ENTITY x 'y'><!ENTITY z SYSTEM 'file:///etc/passwd'>]><opml><head>&z;</head></opml>", "no OPML that can be read")]
    public void What_is_no_list_is_refused(string text, string problem)
    {
        Assert.False(_opml.TryRead(text, out _, out var told));
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        Feed[] feeds =
        [
            FeedOf(1, "https://a.example/?x=1&y=2", "A <b>\u0007 & “B”", "World", "Daily"), FeedOf(2, "https://b.example/rss", null), FeedOf(3, "https://c.example/", "C", "world"),
        ];

        var text = _opml.Write(feeds, Newsroom.Noon);
        var read = Read(text);

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n", text, StringComparison.Ordinal);
        Assert.Equal(["https://a.example/?x=1&y=2", "https://c.example/", "https://b.example/rss"], read.Feeds.Select(f => f.Url));
        Assert.Equal("A <b>  & “B”", read.Feeds[0].Title);
        Assert.Equal(["Daily", "World"], read.Feeds[0].Tags);
        Assert.Equal(["World"], read.Feeds[1].Tags);
        Assert.Empty(read.Feeds[2].Tags);
    }

    private FeedOutline Read(string text)
    {
        Assert.True(_opml.TryRead(text, out var outline, out _));
        return outline;
    }

    private static Feed FeedOf(long id, string url, string? title, params string[] tags) =>
        new() { Id = id, Url = url, Scope = url, Title = title, Tags = tags, NextPoll = Newsroom.Noon, AddedBy = "test", AddedAt = Newsroom.Noon };
}
