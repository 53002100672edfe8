using System.Text.Json;
using NewsBot.Sources.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Feeds;

/// <summary>A large set of good and bad feeds, with what must be read from each.</summary>
public sealed class SharedFeedsTests
{
    /// <summary>What scripts, handlers and their addresses leave behind where they are taken for text.</summary>
    private static readonly string[] Traces = ["<script", "&lt;script", "javascript:", "location.href", "alert(", "onload", "onclick", "onerror"];

    [Fact]
    public async Task Feeds_are_read_as_well_as_before()
    {
        var score = new FeedScore();
        await foreach (var line in File.ReadLinesAsync(SharedFolder.FileOrSkip("feeds/expected.jsonl"), TestContext.Current.CancellationToken))
        {
            using var expected = JsonDocument.Parse(line);
            score.Add(expected.RootElement, Read(expected.RootElement));
        }

        Assert.Multiple(
            () => Assert.InRange(score["parsed"], 0.998, 1),
            () => Assert.InRange(score["core"], 0.97, 1),
            () => Assert.InRange(score["body"], 0.95, 1),
            () => Assert.InRange(score["markup"], 0.98, 1));
    }

    [Fact]
    public void Nothing_hostile_is_kept_of_the_feeds_that_try()
    {
        var folder = Path.GetDirectoryName(SharedFolder.FileOrSkip("feeds/files/wellformed/sanitize/entry_content_applet.xml"))!;
        var files = Directory.GetFiles(folder);

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var feed = Served.Feed(File.ReadAllBytes(file), Served.FromExample);
            var texts = feed.Entries.SelectMany(e => new[] { e.Summary, e.Content, e.Title }).Append(feed.Subtitle).Append(feed.Title).OfType<string>();
            Assert.All(texts, FeedReaderPropertyTests.AssertSafe);
            Assert.DoesNotContain(texts, text => Traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)));
        });
    }

    [Fact]
    public void Nothing_hostile_is_in_the_articles_of_the_feeds_that_try()
    {
        var folder = Path.GetDirectoryName(SharedFolder.FileOrSkip("feeds/files/wellformed/sanitize/entry_content_applet.xml"))!;

        Assert.All(Directory.GetFiles(folder), file =>
        {
            foreach (var entry in Served.Feed(File.ReadAllBytes(file), Served.FromExample).Entries)
            {
                var article = EntryArticle.OfText(entry, entry.ToText(), ["key"], "https://news.example/feed/");
                var texts = article.Authors.Concat([article.Title, article.Body, article.Url, article.Language]).OfType<string>();
                Assert.DoesNotContain(texts, text => Traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)));
            }
        });
    }

    private static JsonElement Read(JsonElement expected)
    {
        var file = expected.GetProperty("file").GetString()!;
        var delivery = new FeedDelivery(expected.GetProperty("contentType").GetString(), new Uri(expected.GetProperty("baseUrl").GetString()!));
        var outcome = FeedReader.Read(File.ReadAllBytes(SharedFolder.FileOrSkip($"feeds/files/{file}")), delivery);
        return JsonElement.Parse(FeedFileReport.Of(file, outcome).Json);
    }
}
