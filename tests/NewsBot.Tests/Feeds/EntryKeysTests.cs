using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class EntryKeysTests
{
    [Fact]
    public void An_entry_is_known_by_its_id_and_then_by_its_address() =>
        Assert.Equal(["guid:here|7", "url:a.example/story"], Keys(Entry("7", "https://www.a.example/story?utm_source=rss")));

    [Theory]
    [InlineData("7", null, "guid:here|7")]
    [InlineData(null, "https://a.example/story", "url:a.example/story")]
    [InlineData(null, null, "content:")]
    [InlineData(null, "https://a.example/", "content:")] // the site, not a story
    [InlineData("7", "https://a.example/news", "guid:here|7")] // the page of the feed
    [InlineData("7", "https://a.example/?p=12", "guid:here|7 url:a.example?p=12")]
    public void What_is_missing_or_of_something_larger_names_nothing(string? id, string? link, string keys) =>
        Assert.StartsWith(keys, string.Join(' ', Keys(Entry(id, link))), StringComparison.Ordinal);

    [Fact]
    public void An_address_that_several_entries_share_names_none_of_them()
    {
        FeedEntry[] entries = [Entry("1", "https://a.example/live"), Entry("2", "https://a.example/live"), Entry("3", "https://a.example/story")];
        var keys = new EntryKeys(FeedOf(entries), "here");

        Assert.Equal(["guid:here|1"], keys.Of(entries[0]));
        Assert.Equal(["guid:here|2"], keys.Of(entries[1]));
        Assert.Equal(["guid:here|3", "url:a.example/story"], keys.Of(entries[2]));
        Assert.Equal([false, false, true], entries.Select(keys.HasOwnPage));
    }

    [Fact]
    public void An_id_that_several_entries_share_names_none_of_them()
    {
        FeedEntry[] entries = [Entry("1", "https://a.example/one"), Entry("1", "https://a.example/two")];
        var keys = new EntryKeys(FeedOf(entries), "here");

        Assert.Equal(["url:a.example/one", "url:a.example/two"], entries.SelectMany(keys.Of));
    }

    [Fact]
    public void An_entry_that_stands_there_twice_shares_nothing()
    {
        FeedEntry[] entries = [Entry("1", "https://a.example/one"), Entry("1", "https://a.example/one?utm_medium=x")];

        Assert.Equal(2, new EntryKeys(FeedOf(entries), "here").Of(entries[1]).Count);
    }

    [Fact]
    public void The_publishers_own_address_counts_where_the_link_leads_through_a_counter() =>
        Assert.Equal(["url:a.example/story"], Keys(Entry(null, "https://clicks.example/17") with { OriginalLink = "https://a.example/story" }));

    private static IReadOnlyList<string> Keys(FeedEntry entry) => new EntryKeys(FeedOf(entry), "here").Of(entry);

    private static FeedEntry Entry(string? id, string? link) => new() { Id = id, Link = link, Title = "A title", Content = "A text." };

    private static ParsedFeed FeedOf(params FeedEntry[] entries) => new() { Format = "RSS 2.0", Link = "https://a.example/news/", Entries = entries };
}
