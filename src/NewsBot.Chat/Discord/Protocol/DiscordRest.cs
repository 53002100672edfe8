using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Makes calls within Discord's limits, and again where that can do no harm. No token gets into a log or an exception.</summary>
internal sealed partial class DiscordRest(HttpClient http, RateLimits limits, DiscordCredentials credentials, TimeProvider time, ILogger<DiscordRest> logger) : IDisposable
{
    private const int MostLimited = 12;
    private const int MostFailures = 4;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private volatile bool _isTokenRefused;

    /// <summary>Makes the call; the value is the answer's JSON, undefined where there is none.</summary>
    public async Task<RestResult<JsonElement>> SendAsync(RestCall call, CancellationToken ct)
    {
        for (var (limited, failures) = (0, 0); ;)
        {
            if (_isTokenRefused && call.NeedsBot)
                return new RestResult<JsonElement>.Refused(401, 0, "Discord does not accept the bot's token.");
            if (limits.Take(call) is { Ticks: > 0 } wait)
            {
                if (wait > call.Patience)
                    return GaveUp(call, $"a limit holds for {wait.TotalSeconds:F0} s more");
                await Task.Delay(wait, time, ct);
                continue;
            }

            var result = await TryAsync(call, ct);
            var isLimited = result is RestResult<JsonElement>.Refused { Status: 429 };
            var isFailure = result is RestResult<JsonElement>.Failed or RestResult<JsonElement>.Refused { Status: >= 500 }
                || (call.MayBeEarly && result is RestResult<JsonElement>.Refused { Code: DiscordErrors.UnknownWebhook });
            if (isLimited ? ++limited < MostLimited : isFailure && call.IsIdempotent && ++failures < MostFailures)
            {
                if (isFailure)
                    await Task.Delay(FirstPause * Math.Pow(2, failures - 1), time, ct);
                continue;
            }

            Tell(call, result);
            return result;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<RestResult<JsonElement>> TryAsync(RestCall call, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = RequestOf(call);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, both.Token);
            var json = await ReadAsync(response, both.Token);
            limits.Learn(call, RateHeaders.Read(response, json));
            return ToResult(call, response, json);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is HttpRequestException or OperationCanceledException or IOException)
        {
            // The exception itself may name the path.
            return new RestResult<JsonElement>.Failed(ex is HttpRequestException { HttpRequestError: var error } ? error.ToString() : "no answer in time");
        }
    }

    private HttpRequestMessage RequestOf(RestCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        if (call.NeedsBot)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", credentials.Token);
        if (call.Body is not null)
            request.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    /// <summary>What is in front of Discord answers in HTML at times; that counts as nothing.</summary>
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return default;
        try
        {
            return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(ct));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private RestResult<JsonElement> ToResult(RestCall call, HttpResponseMessage response, JsonElement json)
    {
        if (response.IsSuccessStatusCode)
            return new RestResult<JsonElement>.Done(json);
        if (response.StatusCode == HttpStatusCode.Unauthorized && call.NeedsBot)
            _isTokenRefused = true;
        var isObject = json.ValueKind == JsonValueKind.Object;
        var code = isObject && json.TryGetProperty("code", out var c) && c.TryGetInt32(out var number) ? number : 0;
        var message = isObject && json.TryGetProperty("message", out var m) && m.ValueKind == JsonValueKind.String ? m.GetString()! : "";
        return new RestResult<JsonElement>.Refused((int)response.StatusCode, code, message);
    }

    private RestResult<JsonElement> GaveUp(RestCall call, string reason)
    {
        var result = new RestResult<JsonElement>.Failed(reason);
        Tell(call, result);
        return result;
    }

    private void Tell(RestCall call, RestResult<JsonElement> result)
    {
        if (result is RestResult<JsonElement>.Failed failed)
            Log.Failed(logger, call.ToString(), failed.Reason);
        else if (result is RestResult<JsonElement>.Refused { Code: not DiscordErrors.AlreadyAcknowledged } refused)
            Log.Refused(logger, call.ToString(), refused.Status.ToString(CultureInfo.InvariantCulture), refused.Code, refused.Message);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Discord refused {Call} with status {Status} and code {Code}: {Message}")]
        public static partial void Refused(ILogger logger, string call, string status, int code, string message);

        [LoggerMessage(2, LogLevel.Warning, "{Call} to Discord failed: {Reason}")]
        public static partial void Failed(ILogger logger, string call, string reason);
    }
}
