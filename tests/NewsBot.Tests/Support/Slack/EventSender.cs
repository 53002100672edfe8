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
    private readonly HttpClient _http = new() { BaseAddress = bot };

    /// <summary>Delivers what would be an envelope's payload; it must be acknowledged.</summary>
    public async Task SendAsync(string type, JsonObject payload)
    {
        using var response = await PostAsync(PathOf(type), BodyOf(type, payload), type == "events_api" ? "application/json" : "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
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

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string contentType, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType)) }; // Slack names no charset
        if (timestamp is not null)
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        if (signature is not null)
            request.Headers.Add("X-Slack-Signature", signature);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static string SignatureOf(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    public void Dispose() => _http.Dispose();
}
