using System.Text;
using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

/// <summary>Feeds as if they had been fetched from <c>https://news.example/feed/</c>.</summary>
internal static class Served
{
    public static readonly FeedDelivery FromExample = new(BaseUrl: new Uri("https://news.example/feed/"));

    public static ParsedFeed Feed(string text) => Feed(Encoding.UTF8.GetBytes(text), FromExample);

    public static ParsedFeed Feed(byte[] bytes, FeedDelivery delivery) => Assert.IsType<FeedOutcome.Parsed>(FeedReader.Read(bytes, delivery)).Feed;

    public static string Refusal(string text) => Assert.IsType<FeedOutcome.Refused>(FeedReader.Read(Encoding.UTF8.GetBytes(text), FromExample)).Reason;

    /// <summary>The only entry of an RSS feed.</summary>
    public static FeedEntry Item(string elements) => Assert.Single(Feed($"""
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
        <channel><title>The Example</title><item>{elements}</item></channel></rss>
        """).Entries);

    /// <summary>The only entry of an Atom feed.</summary>
    public static FeedEntry Entry(string elements) => Assert.Single(Feed($"""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><entry>{elements}</entry></feed>
        """).Entries);
}
