using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>How long articles are kept: <c>Ingestion:KeepDays</c> whole days in UTC.</summary>
internal sealed class Retention(IOptions<IngestionOptions> options, TimeProvider time)
{
    /// <summary>Keeps everything.</summary>
    public static Retention Forever { get; } = new(Options.Create(new IngestionOptions()), TimeProvider.System);

    private int? KeepDays => options.Value.KeepDays;

    /// <summary>What was published before this is not kept; null where everything is.</summary>
    public DateTimeOffset? Cutoff =>
        KeepDays is { } days ? new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date.AddDays(-days), TimeSpan.Zero) : null;

    /// <summary>Why an article is too old to be taken in, so that what was removed does not come again; null where it is not.</summary>
    public string? ReasonToRefuse(Article article) => article.Published is { } published && published.Instant < Cutoff
        ? string.Create(CultureInfo.InvariantCulture, $"it was published on {published.Day:yyyy-MM-dd}, before the {KeepDays} days that are kept (Ingestion:KeepDays)")
        : null;
}
