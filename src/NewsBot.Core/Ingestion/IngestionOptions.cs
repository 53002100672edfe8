using System.ComponentModel.DataAnnotations;
using System.Net;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>The section <c>Ingestion</c>.</summary>
public sealed class IngestionOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Ingestion";

    /// <summary>Folders and files that the host ingests and watches. A configured list replaces the default, <c>seeds/articles</c>.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>Addresses of feeds that are added to the list when the host starts.</summary>
    public IReadOnlyList<string> Feeds { get; set; } = [];

    /// <summary>How often every feed is polled; null for as often as its own rhythm asks, between 5 minutes and a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ErrorMessage = "Ingestion:PollInterval must lie between a second and a year, such as 00:30:00 for half an hour.")]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>The largest file other than .jsonl that is read, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFileBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The longest line of a .jsonl file that is read, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxLineBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Networks that are fetched from although they are not public, such as <c>10.0.0.0/8</c>.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <summary>How many days an article is kept after it was published; null keeps it for ever.</summary>
    [Range(1, 36_500)]
    public int? KeepDays { get; set; }

    /// <summary>How the owner can be reached, told to every site that is fetched from: a web or mail address.</summary>
    [RegularExpression(@"[!-'*-\[\]-~ ]{0,200}", ErrorMessage = "Ingestion:Contact must be a web or mail address: at most 200 ASCII characters, without parentheses and backslashes.")]
    public string? Contact { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => NetworkProblems().Concat(FeedProblems());

    private IEnumerable<ValidationResult> NetworkProblems() =>
        from network in AllowedNetworks
        where !IPNetwork.TryParse(network, out _)
        select new ValidationResult($"Ingestion:AllowedNetworks holds '{network}', which is no network. Write an address and the length of its prefix, such as 10.0.0.0/8 or 192.0.2.7/32.", [nameof(AllowedNetworks)]);

    private IEnumerable<ValidationResult> FeedProblems() =>
        from feed in Feeds
        where !IdentityKey.TryOfUrl(feed, out _)
        select new ValidationResult($"Ingestion:Feeds holds '{feed}', which is no web address. Write the whole address of a feed, such as https://example.com/feed.xml.", [nameof(Feeds)]);
}
