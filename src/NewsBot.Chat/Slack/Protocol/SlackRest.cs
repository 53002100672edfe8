using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Makes calls within Slack's limits, and again where that can do no harm. No token, argument or response URL gets into a log or an exception.</summary>
internal sealed partial class SlackRest(HttpClient http, SlackLimits limits, SlackCredentials credentials, TimeProvider time, ILogger<SlackRest> logger) : IDisposable
{
    private const int MostLimited = 12;
    private const int MostFailures = 4;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    /// <summary>Makes the call.</summary>
    public async Task<SlackResult> SendAsync(SlackCall call, CancellationToken ct)
    {
        for (var (limited, failures) = (0, 0); ;)
        {
            await TakeTurnAsync(call, ct);
            var (result, pause) = await TryAsync(() => RequestOf(call), ct);
            if (pause is { } wait)
            {
                limits.Close(call, wait);
                Log.Limited(logger, call.Method, wait.TotalSeconds);
                if (++limited < MostLimited)
                    continue;
            }

            if (result is not SlackResult.Lost || !call.IsRepeatable || ++failures == MostFailures)
            {
                Tell(call.Method, result);
                return result;
            }

            await Task.Delay(FirstPause * Math.Pow(2, failures - 1), time, ct);
        }
    }

    /// <summary>Posts to a response URL, once.</summary>
    public async Task<SlackResult> RespondAsync(Uri responseUrl, byte[] json, CancellationToken ct)
    {
        var (result, _) = await TryAsync(() => new HttpRequestMessage(HttpMethod.Post, responseUrl) { Content = JsonOf(json) }, ct);
        Tell("response_url", result);
        return result;
    }

    public void Dispose() => http.Dispose();

    private async Task TakeTurnAsync(SlackCall call, CancellationToken ct)
    {
        do
        {
            if (limits.Take(call) is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, ct);
        }
        while (limits.IsClosed(call));
    }

    /// <summary>How it ended, and how long to wait where it is refused for a limit.</summary>
    private async Task<(SlackResult Result, TimeSpan? Pause)> TryAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = make();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, both.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(both.Token);
            return response.StatusCode == HttpStatusCode.TooManyRequests
                ? (new SlackResult.Refused("ratelimited"), PauseOf(response))
                : (ToResult(response, answer), null);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is HttpRequestException or OperationCanceledException or IOException)
        {
            // The exception itself may name the path.
            return (new SlackResult.Lost(ex is HttpRequestException { HttpRequestError: var error } ? error.ToString() : "no answer in time"), null);
        }
    }

    private HttpRequestMessage RequestOf(SlackCall call) => new(HttpMethod.Post, call.Method)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", call.IsOfApp ? credentials.AppToken : credentials.BotToken) },
        Content = new FormUrlEncodedContent(call.Arguments.Where(a => a.Value is not null).Select(a => KeyValuePair.Create(a.Name, a.Value!))),
    };

    private static ByteArrayContent JsonOf(byte[] json) => new(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

    private static TimeSpan PauseOf(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta is { Ticks: > 0 } pause ? pause : UsualPause;

    /// <summary>Every answer of the Web API is JSON that says whether it is well; a response URL also answers with a bare word.</summary>
    private SlackResult ToResult(HttpResponseMessage response, byte[] answer)
    {
        if ((int)response.StatusCode >= 500)
            return new SlackResult.Lost($"status {(int)response.StatusCode}");
        if (!TryParse(answer, out var json))
            return response.IsSuccessStatusCode && answer.AsSpan().SequenceEqual("ok"u8) ? new SlackResult.Done(default) : new SlackResult.Lost($"status {(int)response.StatusCode}, and no JSON");
        TellWarnings(json);
        if (json.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
            return new SlackResult.Done(json) { Scopes = ScopesOf(response) };
        var error = json.TextOf("error") ?? $"status {(int)response.StatusCode}";
        return SlackErrors.IsFailure(error) ? new SlackResult.Lost(error) : new SlackResult.Refused(error, json.TextOf("needed"));
    }

    private static bool TryParse(byte[] answer, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(answer);
            return json.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private static string[] ScopesOf(HttpResponseMessage response) => response.Headers.TryGetValues("X-OAuth-Scopes", out var values)
        ? string.Join(',', values).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    private void TellWarnings(JsonElement json)
    {
        if (json.TextOf("warning") is { } warning)
            Log.Warned(logger, warning);
        foreach (var message in json.At("response_metadata", "messages").Items())
            Log.Warned(logger, message.ToString());
    }

    private void Tell(string method, SlackResult result)
    {
        if (result is SlackResult.Lost lost)
            Log.Lost(logger, method, lost.Reason);
        else if (result is SlackResult.Refused refused)
            Log.Refused(logger, method, refused.Needed is null ? refused.Error : $"{refused.Error} {refused.Needed}");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack refused {Method}: {Error}")]
        public static partial void Refused(ILogger logger, string method, string error);

        [LoggerMessage(2, LogLevel.Warning, "{Method} to Slack did not come to an end: {Reason}")]
        public static partial void Lost(ILogger logger, string method, string reason);

        [LoggerMessage(3, LogLevel.Information, "Slack limits {Method} for {Seconds} s")]
        public static partial void Limited(ILogger logger, string method, double seconds);

        [LoggerMessage(4, LogLevel.Warning, "Slack remarks: {Warning}")]
        public static partial void Warned(ILogger logger, string warning);
    }
}
