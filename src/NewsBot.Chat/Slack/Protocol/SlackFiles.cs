using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Fetches files that people shared, from where Slack keeps them and from nowhere else, for the token goes along.</summary>
internal sealed partial class SlackFiles(Uri apiBaseUrl, SlackCredentials credentials, TimeProvider time, ILogger<SlackFiles> logger) : IDisposable
{
    /// <summary>The largest file that is taken.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const string Host = "files.slack.com";
    private const string Page = "text/html";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = SlackHttp.Create(apiBaseUrl, MostBytes);

    /// <summary>The text of a file; null where it could not be fetched.</summary>
    public async Task<string?> ReadAsync(Uri address, CancellationToken ct)
    {
        if (!IsSlacks(address))
            return null;
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", credentials.BotToken) } };
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, both.Token);
            if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType != Page) // whoever may not have it is shown a page where to sign in
                return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(both.Token)).TrimStart('\uFEFF');
            Log.Refused(logger, (int)response.StatusCode);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is HttpRequestException or OperationCanceledException or IOException)
        {
            Log.Lost(logger, ex.GetType().Name);
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private bool IsSlacks(Uri address) => apiBaseUrl.IsLoopback ? address.Host == apiBaseUrl.Host : address.Scheme == Uri.UriSchemeHttps && address.Host == Host;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack did not give a shared file out (status {Status})")]
        public static partial void Refused(ILogger logger, int status);

        [LoggerMessage(2, LogLevel.Warning, "A shared file could not be fetched: {Reason}")]
        public static partial void Lost(ILogger logger, string reason);
    }
}
