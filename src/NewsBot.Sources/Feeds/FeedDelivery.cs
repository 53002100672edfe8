namespace NewsBot.Sources.Feeds;

/// <summary>How a feed was served.</summary>
/// <param name="ContentType">The Content-Type header; null where there was none.</param>
/// <param name="BaseUrl">Where it was served from, or what its Content-Location header says; relative links lead from there.</param>
/// <param name="Language">The Content-Language header; null where there was none.</param>
internal sealed record FeedDelivery(string? ContentType = null, Uri? BaseUrl = null, string? Language = null);
