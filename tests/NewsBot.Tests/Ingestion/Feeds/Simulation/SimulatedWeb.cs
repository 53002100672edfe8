using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Ingestion.Feeds.Simulation;

/// <summary>Stands in for the web: two hundred sites with all faults that sites have, at the time of a clock that nobody advances while it is asked.</summary>
internal sealed class SimulatedWeb(IReadOnlyList<SimulatedSite> sites, FakeTimeProvider clock) : IWebFetcher
{
    private readonly Dictionary<string, SimulatedSite> _sites = sites.ToDictionary(site => site.Host);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, DateTimeOffset Since)> _held = new();
    private readonly ConcurrentQueue<string> _rudeness = new();
    private int _requests;

    /// <summary>When nothing can be reached from here.</summary>
    public Func<DateTimeOffset, bool> IsOffline { get; init; } = _ => false;

    /// <summary>Requests that should not have been made.</summary>
    public IReadOnlyCollection<string> Rudeness => _rudeness;

    public int Requests => _requests;

    public ConcurrentDictionary<string, int> Endings { get; } = new();

    public ValueTask<WebFetch.Refused?> JudgeAsync(string address, CancellationToken ct) => ValueTask.FromResult<WebFetch.Refused?>(null);

    public ValueTask<WebFetch> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _requests);
        var ending = Answer(request, clock.GetUtcNow());
        Endings.AddOrUpdate(NameOf(ending), 1, (_, count) => count + 1);
        return ValueTask.FromResult(ending);
    }

    /// <summary>Answers of this moment reached nobody: who was asked to wait in them cannot know.</summary>
    public void LoseAnswers()
    {
        foreach (var (address, _) in _held.Where(h => h.Value.Since == clock.GetUtcNow()))
            _held.TryRemove(address, out _);
    }

    private WebFetch Answer(FetchRequest request, DateTimeOffset now)
    {
        if (IsOffline(now))
            return new WebFetch.Failed("The host's name could not be looked up. Is this machine's network up?", IsWorthRetry: true);
        var address = new Uri(request.Address);
        var site = _sites[address.Host];
        if (_held.TryGetValue(request.Address, out var held) && held.Until > now)
            _rudeness.Enqueue($"{request.Address} was asked for at {now:s}, before {held.Until:s}");
        if (request.Kind == FetchKind.Feed && now >= site.Manners.GoneAt)
        {
            _held[request.Address] = (DateTimeOffset.MaxValue, now);
            return new WebFetch.Failed("What was at this address is gone for good (410).", IsWorthRetry: false) { Status = HttpStatusCode.Gone };
        }

        if (now >= site.Manners.BreaksAt && now < site.Manners.BreaksAt.AddDays(3))
            return new WebFetch.Failed("The site has a fault of its own (500).", IsWorthRetry: true) { Status = HttpStatusCode.InternalServerError };
        var luck = LuckOf(request, now);
        if (luck.Next(100) < site.Manners.FaultsOfHundred)
            return Fault(request, luck, now);
        return request.Kind == FetchKind.Feed ? site.ServeFeed(request.Address, request.Validators, now) : site.ServePage(address, now);
    }

    private WebFetch Fault(FetchRequest request, Random luck, DateTimeOffset now)
    {
        switch (luck.Next(8))
        {
            case 0: // for two minutes up to an hour and a half
                var wait = TimeSpan.FromMinutes(2 + luck.Next(90));
                if (request.Kind == FetchKind.Feed)
                    _held[request.Address] = (now + wait, now);
                return new WebFetch.Failed("The site asked to be read less often (429).", IsWorthRetry: true) { Status = HttpStatusCode.TooManyRequests, RetryAfter = wait };
            case 1:
                return new WebFetch.Failed("The site has a fault of its own (500).", IsWorthRetry: true) { Status = HttpStatusCode.InternalServerError };
            case 2:
                return new WebFetch.Failed("The site did not begin to answer within 20 seconds.", IsWorthRetry: true); // a hang
            case 3:
                return new WebFetch.Failed("The site did not finish its answer within 60 seconds.", IsWorthRetry: true); // a drip
            case 4:
                return new WebFetch.Failed("The site closed the connection before its answer was complete.", IsWorthRetry: true); // a reset
            case 5:
                return new WebFetch.Failed("The answer is larger than 10 MB, which is more than is read of one.", IsWorthRetry: false); // a bomb
            case 6:
                return new WebFetch.Refused("The address is not in the public internet."); // a redirect to a private address, or a name that was bound anew
            default:
                var page = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><head><title>Hosting</title></head><body><p>Back soon.</p></body></html>");
                return new WebFetch.Fetched(page, "text/html", new Uri(request.Address));
        }
    }

    /// <summary>Luck that depends on what is asked and when, and not on which of several requests comes first.</summary>
    private static Random LuckOf(FetchRequest request, DateTimeOffset now) =>
        new(request.Address.Aggregate((int)(now.ToUnixTimeSeconds() / 7), (hash, c) => unchecked((hash * 31) + c)));

    private static string NameOf(WebFetch ending) => ending is WebFetch.Failed { Status: { } status } ? $"{(int)status}" : ending.GetType().Name;
}
