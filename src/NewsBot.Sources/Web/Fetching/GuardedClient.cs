using System.Text;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>
/// Sets up the HTTP client: no cookies, no credentials, no proxy of the environment, no redirects of its own, and no log of its
/// own, which would hold paths and with them secrets.
/// </summary>
internal static class GuardedClient
{
    private const int HeaderKilobytes = 64;
    private const int DrainedBytes = 64 * 1024;

    public static HttpClient Create(GuardedConnector connector, FetchLimits limits, string? contact)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = connector.ConnectAsync,
            ConnectTimeout = limits.FirstByte,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = HeaderKilobytes,
            MaxResponseDrainSize = DrainedBytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // then its address is judged again
            ResponseHeaderEncodingSelector = (name, _) => name == "Location" ? Encoding.UTF8 : null,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(contact));
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", BoundedBody.Encodings);
        return client;
    }

    private static string UserAgent(string? contact)
    {
        var version = typeof(GuardedClient).Assembly.GetName().Version?.ToString(3);
        return $"{RobotsRules.ProductToken}/{version}" + (string.IsNullOrWhiteSpace(contact) ? "" : $" (+{contact.Trim()})");
    }
}
