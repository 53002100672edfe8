using System.Reflection;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>The connection to Slack. It is not made by a factory, whose logging prints paths, and with them response URLs.</summary>
internal static class SlackHttp
{
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpClient Create(Uri apiBaseUrl)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime };
        var http = new HttpClient(handler) { BaseAddress = apiBaseUrl, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"newsbot/{version}");
        return http;
    }
}
