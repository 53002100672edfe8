using Microsoft.Extensions.Options;
using NewsBot.Ingestion;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>Fetchers for tests: they may fetch from 127.0.0.1, make no pauses and try once, unless a test says otherwise.</summary>
internal static class Fetchers
{
    /// <summary>After this a test that waits for something has waited in vain.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly FetchLimits Limits = new() { Pause = TimeSpan.Zero, MostRetries = 0 };

    public static WebFetcher Create(INameResolver? names = null, FetchLimits? limits = null, TimeProvider? time = null, string? contact = null, params string[] allowed) => new(
        Options.Create(new IngestionOptions { AllowedNetworks = allowed is [] ? ["127.0.0.1/32"] : allowed, Contact = contact }),
        names ?? new Names(),
        limits ?? Limits,
        time ?? TimeProvider.System);

    public static Task<WebFetch> PageAsync(this IWebFetcher fetcher, string address, CancellationToken ct) => FetchAsync(fetcher, new FetchRequest(address, FetchKind.Page), ct);

    public static Task<WebFetch> FeedAsync(this IWebFetcher fetcher, string address, CancellationToken ct) => FetchAsync(fetcher, new FetchRequest(address, FetchKind.Feed), ct);

    private static Task<WebFetch> FetchAsync(IWebFetcher fetcher, FetchRequest request, CancellationToken ct) => fetcher.FetchAsync(request, ct).AsTask().WaitAsync(Patience, ct);
}
