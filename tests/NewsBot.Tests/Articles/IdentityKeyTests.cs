using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class IdentityKeyTests
{
    [Theory]
    [InlineData("https://example.com/a")]
    [InlineData("http://example.com/a")]
    [InlineData("https://www.example.com/a/")]
    [InlineData("HTTPS://EXAMPLE.COM:443/a#section")]
    [InlineData("http://example.com:80/a?")]
    [InlineData("https://example.com/a?utm_source=feed&utm_campaign=x&fbclid=1")]
    public void Ways_to_write_one_address_are_one_key(string url) => Assert.Equal("url:example.com/a", IdentityKey.OfUrl(new Uri(url)));

    [Theory]
    [InlineData("https://example.com/A")]
    [InlineData("https://example.com/a?id=2")]
    [InlineData("https://example.com:8443/a")]
    [InlineData("https://m.example.com/a")]
    [InlineData("https://www2.example.com/a")]
    [InlineData("https://example.com/a/b")]
    public void Other_addresses_are_other_keys(string url) => Assert.NotEqual("url:example.com/a", IdentityKey.OfUrl(new Uri(url)));

    [Fact]
    public void What_names_the_article_stays_in_the_query() =>
        Assert.Equal("url:example.com/a?id=7&page=2", IdentityKey.OfUrl(new Uri("https://example.com/a?id=7&utm_medium=x&page=2")));

    [Fact]
    public void A_host_beyond_ASCII_is_its_own_whichever_way_it_is_written() =>
        Assert.Equal(IdentityKey.OfUrl(new Uri("https://xn--mnchen-3ya.example/a")), IdentityKey.OfUrl(new Uri("https://münchen.example/a")));

    [Fact]
    public void Ids_are_told_apart_by_their_feed_or_file()
    {
        Assert.NotEqual(IdentityKey.OfFeedEntry("https://a.example/feed", "1"), IdentityKey.OfFeedEntry("https://b.example/feed", "1"));
        Assert.NotEqual(IdentityKey.OfRecord("a.jsonl", "1"), IdentityKey.OfRecord("b.jsonl", "1"));
        Assert.NotEqual(IdentityKey.OfContent("A", "B"), IdentityKey.OfContent("A", "C"));
    }

    [Fact]
    public void An_id_is_sixteen_digits_and_the_same_for_good() => Assert.Equal("17695f664df09d72", ArticleId.FromKey("url:example.com/a").Value);
}
