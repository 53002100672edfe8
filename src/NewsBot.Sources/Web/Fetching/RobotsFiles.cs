using System.Text;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Asks the robots.txt of a site before a page of it is read, and remembers it for a day.</summary>
internal sealed class RobotsFiles(RedirectChain chain, FetchRetry retry, FetchLimits limits, TimeProvider time)
{
    private const int FileSize = 512;

    private readonly Dictionary<string, RobotsFile> _files = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();
    private readonly Lock _lock = new();
    private int _size;

    /// <summary>How much is remembered, in characters.</summary>
    public int Size
    {
        get
        {
            lock (_lock)
                return _size;
        }
    }

    /// <summary>Why <paramref name="page"/> must not be read, or not now; null if it may be.</summary>
    public async ValueTask<WebFetch?> ObjectionAsync(Uri page, CancellationToken ct)
    {
        var site = page.GetLeftPart(UriPartial.Authority);
        var file = FileOf(site);
        await file.Reading.WaitAsync(ct);
        try
        {
            if (file.Due <= time.GetUtcNow())
                await ReadAsync(file, new Uri($"{site}/robots.txt"), ct);
            if (file.Rules is { } rules)
                return rules.Allows(page) ? null : Refusals.Robots;
            return Failures.RobotsUnknown(file.Failure!, file.Due - time.GetUtcNow());
        }
        finally
        {
            file.Reading.Release();
        }
    }

    private async ValueTask ReadAsync(RobotsFile file, Uri address, CancellationToken ct)
    {
        var form = RequestForm.ForRobots(limits);
        var ending = await retry.ExecuteAsync(t => chain.FollowAsync(address, form, (_, _) => default, t), ct);
        file.Failure = ending as WebFetch.Failed;
        var (rules, lifetime) = ending switch
        {
            WebFetch.Fetched fetched => (RobotsRules.Parse(Encoding.UTF8.GetString(fetched.Body.Span)), limits.RobotsLifetime),
            WebFetch.Failed failed when HasNone(failed) => (RobotsRules.None, limits.RobotsLifetime),
            // Where it leads to is not read; whether the page itself is forbidden shows when that is connected to.
            WebFetch.Refused => (RobotsRules.None, limits.RobotsRetry),
            // Not now; what was last known is better than nothing.
            _ => (file.Rules, Longer(limits.RobotsRetry, file.Failure?.RetryAfter)),
        };
        file.Due = time.GetUtcNow() + lifetime;
        Remember(file, rules);
    }

    /// <summary>The site answered, and what it has there is no robots.txt.</summary>
    private static bool HasNone(WebFetch.Failed failed) => !failed.IsWorthRetry && (int?)failed.Status is >= 204 and < 500;

    private static TimeSpan Longer(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;

    private RobotsFile FileOf(string site)
    {
        lock (_lock)
        {
            if (_files.TryGetValue(site, out var known))
                return known;
            var file = new RobotsFile();
            _files.Add(site, file);
            _oldestFirst.Enqueue(site);
            _size += FileSize;
            ForgetOldest();
            return file;
        }
    }

    private void Remember(RobotsFile file, RobotsRules? rules)
    {
        lock (_lock)
        {
            if (!file.IsForgotten)
                _size += (rules?.Size ?? 0) - (file.Rules?.Size ?? 0);
            file.Rules = rules;
            ForgetOldest();
        }
    }

    private void ForgetOldest()
    {
        while (_size > limits.RobotsCharacters && _oldestFirst.TryDequeue(out var site) && _files.Remove(site, out var file))
        {
            file.IsForgotten = true;
            _size -= FileSize + (file.Rules?.Size ?? 0);
        }
    }

    private sealed class RobotsFile
    {
        public SemaphoreSlim Reading { get; } = new(1);

        public RobotsRules? Rules { get; set; }

        public WebFetch.Failed? Failure { get; set; }

        public DateTimeOffset Due { get; set; } = DateTimeOffset.MinValue;

        public bool IsForgotten { get; set; }
    }
}
