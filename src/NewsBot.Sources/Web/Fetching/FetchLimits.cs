namespace NewsBot.Sources.Web.Fetching;

/// <summary>How much a site gets of our memory, time and patience.</summary>
internal sealed record FetchLimits
{
    /// <summary>The most bytes that are taken of one answer, after decompression.</summary>
    public int MostBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How long a site may take until its answer begins.</summary>
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long all requests of one attempt may take together, redirects included; waiting for a turn does not count.</summary>
    public TimeSpan InAll { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a name is looked up when an address is judged before it is fetched.</summary>
    public TimeSpan NameLookup { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many redirects are followed.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>How many requests one host gets at once.</summary>
    public int MostPerHost { get; init; } = 2;

    /// <summary>How many requests there are at once.</summary>
    public int MostAtOnce { get; init; } = 32;

    /// <summary>How far apart requests to one host start.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a request is made again that may well succeed then.</summary>
    public int MostRetries { get; init; } = 2;

    /// <summary>The upper bound of the wait before the first retry; it doubles with each.</summary>
    public TimeSpan FirstRetryWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The upper bound of any wait before a retry; a site that asks for more is left to the caller.</summary>
    public TimeSpan LongestRetryWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a robots.txt is believed.</summary>
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long to wait after a robots.txt could not be read.</summary>
    public TimeSpan RobotsRetry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How much of a robots.txt is read.</summary>
    public int RobotsBytes { get; init; } = 512 * 1024;

    /// <summary>The most characters of rules that are kept of all sites together.</summary>
    public int RobotsCharacters { get; init; } = 8 * 1024 * 1024;
}
