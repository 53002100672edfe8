using Microsoft.Extensions.Options;
using NewsBot.Ingestion;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>Fetchers for tests: they may fetch from 127.0.0.1, make no pauses and try once, unless a test says otherwise.</summary>
internal static class Fetchers
{
    public static readonly FetchLimits Limits = new() { Pause = TimeSpan.Zero, MostRetries = 0 };

    public static WebFetcher Create(INameResolver? names = null, FetchLimits? limits = null, TimeProvider? time = null, string? contact = null, params string[] allowed) => new(
        Options.Create(new IngestionOptions { AllowedNetworks = allowed is [] ? ["127.0.0.1/32"] : allowed, Contact = contact }),
        names ?? new Names(),
        limits ?? Limits,
        time ?? TimeProvider.System);

    public static Task<WebFetch> PageAsync(this WebFetcher fetcher, string address, CancellationToken ct) => fetcher.FetchAsync(new FetchRequest(address, FetchKind.Page), ct).AsTask();

    public static Task<WebFetch> FeedAsync(this WebFetcher fetcher, string address, CancellationToken ct) => fetcher.FetchAsync(new FetchRequest(address, FetchKind.Feed), ct).AsTask();
}
