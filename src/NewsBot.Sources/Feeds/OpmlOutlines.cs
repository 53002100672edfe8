using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Files;

namespace NewsBot.Sources.Feeds;

/// <summary>OPML 2.0, with folders as tags.</summary>
internal sealed class OpmlOutlines : IFeedOutlines
{
    private const int LongestText = 10 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = LongestText };

    /// <inheritdoc/>
    public bool TryRead(string text, [NotNullWhen(true)] out FeedOutline? outline, [NotNullWhen(false)] out string? problem)
    {
        (outline, problem) = (null, null);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t')), Settings);
            var root = XDocument.Load(reader).Root!;
            if (root.Name.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase))
                outline = Read(root);
            else
                problem = $"This is XML, but no OPML: it begins with <{root.Name.LocalName}>.";
        }
        catch (XmlException ex)
        {
            problem = $"This is no OPML that can be read: {ex.Message}";
        }

        return outline is not null;
    }

    /// <inheritdoc/>
    public string Write(IReadOnlyList<Feed> feeds, DateTimeOffset now)
    {
        var untagged = feeds.Where(feed => feed.Tags.Count == 0).Select(ToElement);
        // A feed with several tags stands in each folder: OPML knows no other way that other programs read.
        var folders = feeds.SelectMany(feed => feed.Tags, (feed, tag) => (feed, tag)).GroupBy(f => f.tag, f => f.feed, StringComparer.OrdinalIgnoreCase)
            .OrderBy(folder => folder.Key, StringComparer.OrdinalIgnoreCase)
            .Select(folder => new XElement("outline", new XAttribute("text", Clean(folder.Key)), folder.Select(ToElement)));
        var document = new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", "Feeds of NewsBot"), new XElement("dateCreated", now.UtcDateTime.ToString("r", CultureInfo.InvariantCulture))),
            new XElement("body", folders, untagged));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n".ReplaceLineEndings("\n");
    }

    private static FeedOutline Read(XElement root)
    {
        var feeds = new Dictionary<string, OutlineFeed>(StringComparer.Ordinal);
        List<string> problems = [];
        foreach (var element in root.Descendants().Where(IsOutline))
        {
            if (Attribute(element, "xmlUrl") is not { Length: > 0 } url)
                continue; // a folder, or a link that is no feed
            if (!WebAddress.TryRead(url, out var address))
                problems.Add($"{url} is no web address.");
            else if (new Uri(address.Text).UserInfo.Length > 0)
                problems.Add($"The address of {Attribute(element, "text") ?? address.Host} holds a user name or password, and NewsBot sends none.");
            else
                feeds[address.Key] = Merge(feeds.GetValueOrDefault(address.Key) ?? new OutlineFeed(address.Text), element);
        }

        return new FeedOutline([.. feeds.Values], problems);
    }

    private static OutlineFeed Merge(OutlineFeed feed, XElement element)
    {
        var folders = element.Ancestors().Where(IsOutline).Reverse().Select(folder => Attribute(folder, "text") ?? Attribute(folder, "title"));
        var categories = (Attribute(element, "category") ?? "").Split(',').Select(category => category.Trim('/', ' '));
        return feed with
        {
            Title = feed.Title ?? Attribute(element, "title") ?? Attribute(element, "text"),
            Tags = [.. feed.Tags.Concat(folders.Concat(categories).OfType<string>().Where(tag => tag.Length > 0)).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static XElement ToElement(Feed feed) => new(
        "outline", new XAttribute("type", "rss"), new XAttribute("text", Clean(feed.Name)), new XAttribute("title", Clean(feed.Name)), new XAttribute("xmlUrl", feed.Url));

    private static bool IsOutline(XElement element) => element.Name.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase);

    private static string? Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() is { Length: > 0 } value ? value : null;

    // What XML cannot hold, a title may.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString()));
}
