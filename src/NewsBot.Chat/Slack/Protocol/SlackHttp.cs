using System.Reflection;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>The connection to Slack. It is not made by a factory, whose logging prints paths, and with them response URLs.</summary>
internal static class SlackHttp
{
    /// <summary>More than any answer.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>A client that follows no redirection, for tokens go along, and takes answers up to a size.</summary>
    public static HttpClient Create(Uri apiBaseUrl, int mostBytes = MostBytes)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime };
        var http = new HttpClient(handler) { BaseAddress = apiBaseUrl, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = mostBytes };
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"newsbot/{version}");
        return http;
    }
}
