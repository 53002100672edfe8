using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Sources.Feeds;

/// <summary>Writes feeds as JSON, one object on one line, with the member names and the order that others rely on.</summary>
internal static class FeedJson
{
    private static readonly FeedJsonContext Context = new(
        new JsonSerializerOptions(FeedJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What was read from the file.</summary>
    public static string Serialize(string file, ParsedFeed feed) => JsonSerializer.Serialize(
        new FeedLine(
            file, feed.Format, feed.Title, feed.Link, feed.Updated?.ToString(), feed.Id, feed.Subtitle, feed.Language, feed.Authors, feed.Published?.ToString(),
            [.. feed.Entries.Select(Of)]),
        Context.FeedLine);

    /// <summary>Why nothing was read from the file.</summary>
    public static string SerializeError(string file, string error) => JsonSerializer.Serialize(new ErrorLine(file, error), Context.ErrorLine);

    private static EntryLine Of(FeedEntry entry) => new(
        entry.Id, entry.Title, entry.Link, entry.Published?.ToString(), entry.Updated?.ToString(), entry.Summary, entry.Content, entry.Authors, entry.Language);
}

/// <summary>A feed as it is written; its members are written in this order.</summary>
internal sealed record FeedLine(
    string File, string Format, string? Title, string? Link, string? Updated, string? Id, string? Subtitle, string? Language, IReadOnlyList<string> Authors,
    string? Published, IReadOnlyList<EntryLine> Entries);

/// <summary>An entry as it is written; its members are written in this order.</summary>
internal sealed record EntryLine(
    string? Id, string? Title, string? Link, string? Published, string? Updated, string? Summary, string? Content, IReadOnlyList<string> Authors, string? Language);

/// <summary>A file that is no feed, as it is written.</summary>
internal sealed record ErrorLine(string File, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeedLine))]
[JsonSerializable(typeof(ErrorLine))]
[JsonSerializable(typeof(BatchLine))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
