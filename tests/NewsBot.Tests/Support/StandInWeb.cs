using System.Collections.Concurrent;
using System.Net;
using System.Text;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Support;

/// <summary>Serves what it is told to at each address, and nothing elsewhere.</summary>
internal sealed class StandInWeb : IWebFetcher
{
    private readonly ConcurrentDictionary<string, Func<FetchRequest, WebFetch>> _answers = new();
    private readonly ConcurrentQueue<FetchRequest> _requests = new();

    public Func<FetchRequest, WebFetch> this[string address]
    {
        set => _answers[address] = value;
    }

    public IReadOnlyList<string> Asked => [.. _requests.Select(r => r.Address)];

    public IReadOnlyList<FetchRequest> Requests => [.. _requests];

    /// <summary>What every request waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int CountOf(string address) => _requests.Count(r => r.Address == address);

    public static WebFetch Page(string address, string html) => new WebFetch.Fetched(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri(address));

    public static WebFetch Feed(string address, string xml, string? etag = null) =>
        new WebFetch.Fetched(Encoding.UTF8.GetBytes(xml), "application/rss+xml", new Uri(address)) { Validators = new Validators(etag, null) };

    public static WebFetch Failed(int status, bool isWorthRetry = false) => new WebFetch.Failed($"It said {status}.", isWorthRetry) { Status = (HttpStatusCode)status };

    public static WebFetch Silence() => new WebFetch.Failed("No connection to the site could be made.", IsWorthRetry: true);

    public ValueTask<WebFetch.Refused?> JudgeAsync(string address, CancellationToken ct) =>
        ValueTask.FromResult(address.Contains("//10.", StringComparison.Ordinal) ? new WebFetch.Refused("The address is not in the public internet.") : null);

    public async ValueTask<WebFetch> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        _requests.Enqueue(request);
        await Gate.WaitAsync(ct);
        return _answers.TryGetValue(request.Address, out var answer) ? answer(request) : Failed(404);
    }
}
