using System.Reflection;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>The connection to Discord's REST interface. It is not made by a factory, whose logging prints paths, and with them tokens.</summary>
internal static class DiscordHttp
{
    /// <summary>More than any answer of the REST interface.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpClient Create(Uri apiBaseUrl, int mostBytes)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime };
        var http = new HttpClient(handler) { BaseAddress = apiBaseUrl, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = mostBytes };
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"DiscordBot (newsbot, {version})");
        return http;
    }
}
