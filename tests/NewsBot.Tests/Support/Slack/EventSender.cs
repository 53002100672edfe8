using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support.Slack;

/// <summary>Delivers over HTTP, signed as Slack signs.</summary>
internal sealed class EventSender(Uri bot, TimeProvider time) : IDisposable
{
    private const int MostRetries = 3;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new() { BaseAddress = bot };

    /// <summary>Whether the acknowledgement of a delivery gets lost on its way.</summary>
    public Func<bool> LosesAcknowledgement { get; init; } = () => false;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Delivers what would be an envelope's payload; it must be acknowledged.</summary>
    public async Task SendAsync(string type, JsonObject payload)
    {
        using var response = await PostAsync(PathOf(type), BodyOf(type, payload), type == "events_api" ? "application/json" : "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Delivers an event as Slack does: where no acknowledgement comes again at once, then when the bot is there, three times at most.</summary>
    public async Task SendPatientlyAsync(JsonObject payload, int retry = 0, string? reason = null)
    {
        while (await TryAsync(payload, retry, reason) is { } failure && retry < MostRetries)
        {
            (retry, reason) = (retry + 1, failure);
            if (retry > 1)
                await ReadyAsync();
        }
    }

    /// <summary>Ends when the bot is ready.</summary>
    public async Task ReadyAsync()
    {
        while (!await IsReadyAsync())
            await Task.Delay(Glance, TimeProvider.System, Ct);
    }

    public static string BodyOf(string type, JsonObject payload) => type switch
    {
        "events_api" => payload.ToJsonString(),
        "slash_commands" => string.Join('&', payload.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value!.ToString())}")),
        _ => $"payload={WebUtility.UrlEncode(payload.ToJsonString())}",
    };

    public static string PathOf(string type) => type switch { "events_api" => "/slack/events", "slash_commands" => "/slack/commands", _ => "/slack/interactivity" };

    /// <summary>Posts a body with a signature of its own, or a given one.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string body, string contentType, TimeSpan offset = default, string secret = SlackEmulator.SigningSecret)
    {
        var timestamp = (time.GetUtcNow() + offset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return PostAsync(path, body, contentType, timestamp, SignatureOf(secret, timestamp, body));
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string contentType, string? timestamp, string? signature, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType)) }; // Slack names no charset
        if (timestamp is not null)
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        if (signature is not null)
            request.Headers.Add("X-Slack-Signature", signature);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _http.SendAsync(request, Ct);
    }

    public static string SignatureOf(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    public void Dispose() => _http.Dispose();

    /// <summary>Slack's word for why it is not delivered; null where it is.</summary>
    private async Task<string?> TryAsync(JsonObject payload, int retry, string? reason)
    {
        var (body, timestamp) = (payload.ToJsonString(), time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        (string, string)[] headers = retry == 0 ? [] : [("X-Slack-Retry-Num", $"{retry}"), ("X-Slack-Retry-Reason", reason!)];
        try
        {
            using var response = await PostAsync(PathOf("events_api"), body, "application/json", timestamp, SignatureOf(SlackEmulator.SigningSecret, timestamp, body), headers);
            return !response.IsSuccessStatusCode ? "http_error" : LosesAcknowledgement() ? "http_timeout" : null;
        }
        catch (HttpRequestException)
        {
            return "connection_failed";
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _http.GetAsync("/readyz", Ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
