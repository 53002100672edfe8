using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.App.CommandLine;

/// <summary>What would be ingested from a page, as it is written.</summary>
internal sealed record ExtractedPage(string File, string? Url, string Title)
{
    private static readonly ExtractedPageJsonContext Context = new(
        new JsonSerializerOptions(ExtractedPageJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required IReadOnlyList<string> Authors { get; init; }

    public required string? Published { get; init; }

    public required string? Updated { get; init; }

    public required string? Site { get; init; }

    public required string? Language { get; init; }

    public required IReadOnlyList<string> Agencies { get; init; }

    public required string? Correction { get; init; }

    public required bool Paywalled { get; init; }

    public required string Text { get; init; }

    /// <summary>A line for the page called <paramref name="file"/>: its article, or why it has none.</summary>
    public static string Serialize(string file, FetchOutcome.Fetched? fetched, string? reason) => fetched is null
        ? JsonSerializer.Serialize(new RefusedPage(file, reason ?? ""), Context.RefusedPage)
        : JsonSerializer.Serialize(Of(file, fetched.Article), Context.ExtractedPage);

    private static ExtractedPage Of(string file, Article article)
    {
        var text = ArticleTextReader.Read(article.Body);
        return new ExtractedPage(file, article.Url, article.Title)
        {
            Authors = article.Authors,
            Published = article.Published?.ToString(),
            Updated = article.Updated?.ToString(),
            Site = article.Source,
            Language = article.Language,
            Agencies = text.Agencies,
            Correction = text.Correction?.In(article.Body).ToString(),
            Paywalled = article.IsPaywalled,
            Text = article.Body,
        };
    }
}

/// <summary>A page without an article, as it is written.</summary>
internal sealed record RefusedPage(string File, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExtractedPage))]
[JsonSerializable(typeof(RefusedPage))]
internal sealed partial class ExtractedPageJsonContext : JsonSerializerContext;
