using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Fetches feeds and pages from the public internet, within limits and politely. One for the whole program, because it keeps hosts' turns.</summary>
internal sealed class WebFetcher : IWebFetcher, IDisposable
{
    private readonly AddressRules _rules;
    private readonly GuardedConnector _connector;
    private readonly RedirectChain _chain;
    private readonly FetchRetry _retry;
    private readonly RobotsFiles _robots;
    private readonly HttpClient _client;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Sets it up; the options were checked when the program started.</summary>
    public WebFetcher(IOptions<IngestionOptions> options, INameResolver resolver, FetchLimits limits, TimeProvider time)
    {
        var networks = new NetworkRules([.. options.Value.AllowedNetworks.Select(text => IPNetwork.Parse(text))]);
        (_limits, _time) = (limits, time);
        _rules = new AddressRules(networks);
        _connector = new GuardedConnector(resolver, networks);
        _client = GuardedClient.Create(_connector, limits, options.Value.Contact);
        _chain = new RedirectChain(_rules, new WebExchange(_client, new HostTurns(limits, time), limits, time), limits);
        _retry = new FetchRetry(limits, time);
        _robots = new RobotsFiles(_chain, _retry, limits, time);
    }

    /// <inheritdoc/>
    public async ValueTask<WebFetch.Refused?> JudgeAsync(string address, CancellationToken ct)
    {
        if (!_rules.TryRead(address, out var read, out var refusal))
            return refusal;
        try
        {
            return await _connector.AllowsAsync(read.IdnHost, ct).WaitAsync(_limits.NameLookup, _time, ct) ? null : Refusals.NotPublic;
        }
        catch (Exception ex) when (ex is SocketException or TimeoutException) // the fetch will tell, should it last
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<WebFetch> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        var started = _time.GetTimestamp();
        var ending = _rules.TryRead(request.Address, out var address, out var refusal) ? await FetchAsync(address, request, ct) : refusal;
        Measures.Record(request.Kind, ending, _time.GetElapsedTime(started));
        return ending;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private ValueTask<WebFetch> FetchAsync(Uri address, FetchRequest request, CancellationToken ct)
    {
        var form = RequestForm.Of(request, _limits);
        return _retry.ExecuteAsync(t => _chain.FollowAsync(address, form, (hop, token) => ObjectionAsync(request.Kind, hop, token), t), ct);
    }

    private ValueTask<WebFetch?> ObjectionAsync(FetchKind kind, Uri address, CancellationToken ct) =>
        kind == FetchKind.Page ? _robots.ObjectionAsync(address, ct) : default;

    private static class Measures
    {
        private static readonly Histogram<double> Duration =
            NewsBotMeter.CreateDuration("newsbot.fetch.duration", "How long fetching from the web takes, with waiting for the host's turn and tries again.");

        public static void Record(FetchKind kind, WebFetch ending, TimeSpan took) => Duration.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("newsbot.fetch.kind", kind == FetchKind.Page ? "page" : "feed"),
            new KeyValuePair<string, object?>("newsbot.fetch.outcome", ending switch
            {
                WebFetch.Fetched => "fetched",
                WebFetch.NotModified => "not_modified",
                WebFetch.Refused => "refused",
                _ => "failed",
            }));
    }
}
