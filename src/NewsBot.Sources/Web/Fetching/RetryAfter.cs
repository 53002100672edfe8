using System.Globalization;
using System.Net.Http.Headers;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Reads <c>Retry-After</c>: a number of seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>Nobody is left alone for longer, whatever the site asks.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long to wait; null if <paramref name="text"/> does not tell.</summary>
    public static TimeSpan? Parse(string? text, DateTimeOffset now)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.All(char.IsAsciiDigit))
            return Within(double.Parse(text, CultureInfo.InvariantCulture));
        return RetryConditionHeaderValue.TryParse(text, out var value) && value.Date is { } date ? Within((date - now).TotalSeconds) : null;
    }

    private static TimeSpan Within(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
