using System.Text.Json;
using NewsBot.Articles;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1.</summary>
internal sealed class JsonFeedReader
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly Uri? _base;
    private readonly string? _language;

    private JsonFeedReader(JsonElement feed, FeedDelivery delivery)
    {
        _base = delivery.BaseUrl ?? FeedAddress.Combine(null, Text(feed, "home_page_url") ?? "");
        _language = Text(feed, "language") ?? delivery.Language;
    }

    /// <summary>Reads the text of a feed.</summary>
    public static FeedOutcome Read(ReadOnlyMemory<char> text, FeedDelivery delivery)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Tolerant);
            var feed = document.RootElement;
            var isFeed = feed.TryGetProperty("items", out var items) || Text(feed, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true;
            return isFeed
                ? new FeedOutcome.Parsed(new JsonFeedReader(feed, delivery).ToFeed(feed, items))
                : new FeedOutcome.Refused("This is JSON, but no JSON Feed: it has no items. Name the address of a feed.");
        }
        catch (JsonException ex)
        {
            return new FeedOutcome.Refused($"The feed begins like a JSON Feed but is no JSON (line {ex.LineNumber + 1}). Have its publisher mend it.");
        }
        catch (InvalidOperationException) // an escaped half of a surrogate pair in the name of a member
        {
            return new FeedOutcome.Refused("The feed is JSON with half a character in a name. Have its publisher mend it.");
        }
    }

    private ParsedFeed ToFeed(JsonElement feed, JsonElement items) => new()
    {
        Format = "JSON Feed " + (Text(feed, "version")?.TrimEnd('/').Split('/')[^1] ?? "1.1"),
        Title = Line(feed, "title"),
        Subtitle = Plain(feed, "description"),
        Link = Address(feed, "home_page_url"),
        SelfLink = Address(feed, "feed_url"),
        HubLink = Objects(feed, "hubs").Select(hub => Address(hub, "url")).FirstOrDefault(url => url is not null),
        Language = _language,
        Authors = AuthorsOf(feed),
        Entries = [.. ObjectsIn(items).Take(FeedReader.MostEntries).Select(item => ToEntry(item, AuthorsOf(feed)))],
    };

    private FeedEntry ToEntry(JsonElement item, IReadOnlyList<string> authorsOfFeed) => new()
    {
        Id = Text(item, "id"),
        Title = Line(item, "title"),
        Link = Address(item, "url") ?? Address(item, "external_url"),
        Published = Date(item, "date_published"),
        Updated = Date(item, "date_modified"),
        Summary = Plain(item, "summary"),
        Content = (Text(item, "content_html") is { } html ? NotEmpty(SafeHtml.Of(html, _base)) : null) ?? Plain(item, "content_text"),
        Authors = AuthorsOf(item) is { Count: > 0 } authors ? authors : authorsOfFeed,
        Language = Text(item, "language") ?? _language,
    };

    private static List<string> AuthorsOf(JsonElement element)
    {
        var authors = Objects(element, "authors").Concat(Objects(element, "author"));
        return [.. authors.Select(author => FeedPersons.NameIn(Text(author, "name"))).OfType<string>().Distinct()];
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? ObjectsIn(value) : [];

    private static IEnumerable<JsonElement> ObjectsIn(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value]).Where(item => item.ValueKind == JsonValueKind.Object);

    private string? Address(JsonElement element, string name) => FeedAddress.Resolve(Text(element, name), _base);

    private static NewsTime? Date(JsonElement element, string name) => FeedDate.Read(Text(element, name));

    private static string? Line(JsonElement element, string name) => NotEmpty(PlainText.Fold(Text(element, name) ?? ""));

    private static string? Plain(JsonElement element, string name) => NotEmpty(SafeHtml.OfText(Text(element, name) ?? ""));

    /// <summary>A string, or a number as people write ids.</summary>
    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => NotEmpty(value.GetString()!.Trim()),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException) // an escaped half of a surrogate pair is no text
        {
            return null;
        }
    }

    private static string? NotEmpty(string text) => text.Length > 0 ? text : null;
}
