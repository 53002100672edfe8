using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Sources.Feeds;

namespace NewsBot.Tests.Feeds;

/// <summary>
/// Counts what was read rightly. Texts are compared without tags, entities and white space, and dates as instants; an entry's date
/// may stand in either of its dates, and a text in any of the fields that hold such texts.
/// </summary>
internal sealed partial class FeedScore
{
    private static readonly Dictionary<string, (string Group, string[] Fields)> Known = new()
    {
        ["title"] = ("core", ["title"]),
        ["link"] = ("core", ["link"]),
        ["id"] = ("core", ["id"]),
        ["date"] = ("core", ["published", "updated"]),
        ["summary"] = ("body", ["summary", "content"]),
        ["content"] = ("body", ["content", "summary"]),
        ["subtitle"] = ("body", ["subtitle"]),
        ["author"] = ("author", ["authors"]),
        ["language"] = ("language", ["language"]),
    };

    private readonly Dictionary<string, (int Right, int All)> _counts = [];

    /// <summary>The share of a group that was right.</summary>
    public double this[string group] => (double)_counts[group].Right / _counts[group].All;

    /// <summary>Adds a file with its checks.</summary>
    public void Add(JsonElement expected, JsonElement read)
    {
        Count("parsed", !read.TryGetProperty("error", out _));
        foreach (var check in expected.GetProperty("checks").EnumerateArray())
        {
            var (group, fields) = Known[check.GetProperty("field").GetString()!];
            var isMarkup = expected.GetProperty("file").GetString()!.Contains("/sanitize/", StringComparison.Ordinal);
            Count(isMarkup ? "markup" : group, IsRight(check, fields, Find(read, check.GetProperty("obj"))));
        }
    }

    private static JsonElement? Find(JsonElement read, JsonElement place)
    {
        if (place.ValueKind == JsonValueKind.String)
            return read;
        return read.TryGetProperty("entries", out var entries) && place.GetInt32() < entries.GetArrayLength() ? entries[place.GetInt32()] : null;
    }

    private static bool IsRight(JsonElement check, string[] fields, JsonElement? read)
    {
        var (field, value) = (check.GetProperty("field").GetString(), check.GetProperty("value"));
        var found = fields.SelectMany(name => TextsOf(read, name)).ToList();
        return field switch
        {
            "date" => found.Any(text => FeedDate.Read(text)?.Instant == InstantOf(value)),
            "author" => found.Any(text => Plain(value.GetString()!).Contains(Plain(text), StringComparison.Ordinal)),
            "link" => (found.FirstOrDefault() ?? "").TrimEnd('/') == value.GetString()!.TrimEnd('/'),
            _ => found.DefaultIfEmpty("").Any(text => Plain(text) == Plain(value.GetString()!)),
        };
    }

    private static IEnumerable<string> TextsOf(JsonElement? read, string field)
    {
        if (read is null || !read.Value.TryGetProperty(field, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!),
            _ => [],
        };
    }

    private static DateTimeOffset? InstantOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var parts = value.EnumerateArray().Select(part => part.GetInt32()).ToList();
        return new DateTimeOffset(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], TimeSpan.Zero);
    }

    private static string Plain(string text)
    {
        text = Silent().Replace(text, "");
        text = Tag().Replace(Comment().Replace(text, ""), "");
        return PlainText.Fold(Tag().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)), ""));
    }

    private void Count(string group, bool isRight)
    {
        var (right, all) = _counts.GetValueOrDefault(group);
        _counts[group] = (right + (isRight ? 1 : 0), all + 1);
    }

    [GeneratedRegex(@"<(script|style|noscript|object|embed|iframe)\b.*?</\1\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Silent();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("</?[A-Za-z!][^<>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
