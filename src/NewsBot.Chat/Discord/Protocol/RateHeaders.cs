using System.Globalization;
using System.Net;
using System.Text.Json;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Reads what the headers and the body of an answer say of limits.</summary>
internal static class RateHeaders
{
    private static readonly TimeSpan UnknownWait = TimeSpan.FromSeconds(1);

    public static RateAnswer Read(HttpResponseMessage response, JsonElement body)
    {
        var isLimited = response.StatusCode == HttpStatusCode.TooManyRequests;
        var scope = Header(response, "X-RateLimit-Scope");
        return new RateAnswer((int)response.StatusCode)
        {
            Bucket = Header(response, "X-RateLimit-Bucket"),
            Left = int.TryParse(Header(response, "X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var left) ? left : null,
            ResetAfter = Seconds(Header(response, "X-RateLimit-Reset-After")),
            RetryAfter = isLimited ? Seconds(body) ?? Seconds(Header(response, "Retry-After")) ?? UnknownWait : null,
            IsGlobal = scope == "global" || Header(response, "X-RateLimit-Global") is not null || (isLimited && IsTrue(body, "global")),
            IsShared = scope == "shared",
        };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The body is more exact than the header.</summary>
    private static TimeSpan? Seconds(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("retry_after", out var value) && value.ValueKind == JsonValueKind.Number
            ? Seconds(value.GetRawText())
            : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400 * 30
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static bool IsTrue(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
