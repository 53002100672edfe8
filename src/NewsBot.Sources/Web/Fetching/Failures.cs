using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Says what went wrong with a request, and whether another one may help.</summary>
internal static class Failures
{
    public static readonly WebFetch.Failed RedirectToNowhere = new("The site redirects, but to no address that can be read.", IsWorthRetry: false) { Status = HttpStatusCode.Found };

    public static readonly WebFetch.Failed UnknownEncoding =
        new("The site sent the answer compressed in a way that was not asked for and that NewsBot does not know.", IsWorthRetry: false);

    private static readonly WebFetch.Failed UnknownName =
        new("There is no host of this name. Check how the address is written.", IsWorthRetry: false);

    private static readonly WebFetch.Failed NameServer = new("The host's name could not be looked up. Is this machine's network up?", IsWorthRetry: true);

    private static readonly WebFetch.Failed NoConnection = new("No connection to the site could be made.", IsWorthRetry: true);

    private static readonly WebFetch.Failed Insecure =
        new("No secure connection to the site could be made: its certificate is not trusted, or it speaks no TLS that is.", IsWorthRetry: false);

    private static readonly WebFetch.Failed HeadersTooLarge = new("The site's answer begins with more headers than are read.", IsWorthRetry: false);

    private static readonly WebFetch.Failed NoHttp = new("What the site answered is not HTTP.", IsWorthRetry: false);

    private static readonly WebFetch.Failed Cut = new("The site closed the connection before its answer was complete.", IsWorthRetry: true);

    private static readonly WebFetch.Failed Damaged = new("The site's compressed answer is damaged or cut off.", IsWorthRetry: true);

    /// <summary>The host asked to be left alone a while ago.</summary>
    public static WebFetch.Failed LeftAlone(TimeSpan rest) =>
        new($"The site asked to be left alone for another {Words(rest)}.", IsWorthRetry: true) { RetryAfter = rest, Status = HttpStatusCode.TooManyRequests };

    /// <summary>The site's rules for programs could not be read, which means that nothing may be read now.</summary>
    public static WebFetch.Failed RobotsUnknown(WebFetch.Failed cause, TimeSpan wait) =>
        new($"Whether the site allows programs to read this page (robots.txt) could not be found out: {cause.Reason}", IsWorthRetry: true) { RetryAfter = wait, Status = cause.Status };

    public static WebFetch.Failed TooManyRedirects(int most) =>
        new($"The site redirects more than {most} times, perhaps in a circle.", IsWorthRetry: false) { Status = HttpStatusCode.Found };

    public static WebFetch.Failed TooLarge(int most) =>
        new($"The answer is larger than {most / (1024 * 1024)} MB, which is more than is read of one.", IsWorthRetry: false);

    /// <summary>The ending for a status that is neither success nor redirect.</summary>
    public static WebFetch.Failed OfStatus(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var wait = response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? RetryAfter.Parse(values.FirstOrDefault(), now) : null;
        var isWorthRetry = status is 202 or 408 or 425 or 429 or (>= 500 and not (501 or 505));
        return new WebFetch.Failed(ReasonOf(status), isWorthRetry) { RetryAfter = isWorthRetry ? wait : null, Status = response.StatusCode };
    }

    /// <summary>The ending for an exception that the network or the site can cause; null for any other.</summary>
    public static WebFetch? Of(Exception exception, bool hasBegun, FetchLimits limits) => exception switch
    {
        OperationCanceledException => hasBegun ? TooSlow("finish its", limits.InAll) : TooSlow("begin to", limits.FirstByte),
        HttpRequestException { InnerException: ForbiddenAddressException } => Refusals.NotPublic,
        HttpRequestException { InnerException: UnknownNameException } => UnknownName,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.TryAgain or SocketError.NoRecovery } } => NameServer,
        HttpRequestException http => OfError(http.HttpRequestError),
        HttpIOException io => OfError(io.HttpRequestError),
        InvalidDataException => Damaged,
        IOException => Cut,
        _ => null,
    };

    private static WebFetch.Failed OfError(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => NameServer,
        HttpRequestError.ConnectionError => NoConnection,
        HttpRequestError.SecureConnectionError => Insecure,
        HttpRequestError.ConfigurationLimitExceeded => HeadersTooLarge,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => NoHttp,
        _ => Cut,
    };

    private static WebFetch.Failed TooSlow(string what, TimeSpan limit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The site did not {what} answer within {limit.TotalSeconds:0} seconds."), IsWorthRetry: true);

    private static string ReasonOf(int status) => status switch
    {
        401 or 402 or 403 or 407 or 451 => $"The site does not let NewsBot read this ({status}).",
        404 => "There is nothing at this address (404). Check how it is written.",
        410 => "What was at this address is gone for good (410).",
        429 => "The site asked to be read less often (429).",
        >= 500 => $"The site has a fault of its own ({status}).",
        _ => $"The site answered with nothing that can be read ({status}).",
    };

    private static string Words(TimeSpan span) => span switch
    {
        { TotalHours: >= 2 } => $"{Math.Ceiling(span.TotalHours)} hours",
        { TotalMinutes: >= 2 } => $"{Math.Ceiling(span.TotalMinutes)} minutes",
        _ => $"{Math.Ceiling(span.TotalSeconds)} seconds",
    };
}
