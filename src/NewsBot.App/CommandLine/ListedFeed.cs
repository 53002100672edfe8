using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.App.CommandLine;

/// <summary>A feed of the list as it is written.</summary>
internal sealed record ListedFeed(long Id, string Url, string? Title, string? Language, string State)
{
    private static readonly ListedFeedContext Context = new(
        new JsonSerializerOptions(ListedFeedContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required IReadOnlyList<string> Tags { get; init; }

    public required int Articles { get; init; }

    public required string? LastSuccess { get; init; }

    public required string? NextPoll { get; init; }

    public required int Failures { get; init; }

    public required string? LastError { get; init; }

    public required string AddedBy { get; init; }

    public required string AddedAt { get; init; }

    /// <summary>The feed as one line of JSON.</summary>
    public static string Serialize(Feed feed) => JsonSerializer.Serialize(
        new ListedFeed(feed.Id, feed.Url, feed.Title, feed.Language, feed.StateName)
        {
            Tags = feed.Tags,
            Articles = feed.Articles,
            LastSuccess = TextOf(feed.LastSuccess),
            NextPoll = feed.State == FeedState.Active ? TextOf(feed.NextPoll) : null,
            Failures = feed.Failures,
            LastError = feed.FailingSince is null ? null : feed.LastError,
            AddedBy = feed.AddedBy,
            AddedAt = TextOf(feed.AddedAt)!,
        },
        Context.ListedFeed);

    private static string? TextOf(DateTimeOffset? time) => time is { } at ? NewsTime.OfInstant(at).ToString() : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListedFeed))]
internal sealed partial class ListedFeedContext : JsonSerializerContext;
