namespace NewsBot.Sources.Feeds;

/// <summary>Addresses as feeds write them.</summary>
internal static class FeedAddress
{
    private const int Longest = 4096;

    /// <summary>
    /// The http(s) address that <paramref name="text"/> is, seen from <paramref name="baseUrl"/>; null where it is none. One that is
    /// absolute stays as it is written.
    /// </summary>
    public static string? Resolve(string? text, Uri? baseUrl)
    {
        // White space inside of an address is passed over, as browsers do; it is a known way to hide a scheme.
        var written = text is null ? "" : string.Concat(text.Where(c => !char.IsControl(c))).Trim();
        if (written.Length is 0 or > Longest)
            return null;
        if (written[0] != '/' && Uri.TryCreate(written, UriKind.Absolute, out var absolute))
            return IsWeb(absolute) ? Spaceless(written) : null;
        return baseUrl is not null && Uri.TryCreate(baseUrl, written, out var resolved) && IsWeb(resolved) ? resolved.AbsoluteUri : null;
    }

    /// <summary>The base that <paramref name="text"/> names inside of <paramref name="outer"/>.</summary>
    public static Uri? Combine(Uri? outer, string text) =>
        Resolve(text, outer) is { } address && Uri.TryCreate(address, UriKind.Absolute, out var url) ? url : outer;

    private static bool IsWeb(Uri url) => (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0;

    private static string Spaceless(string address) => address.Replace(" ", "%20", StringComparison.Ordinal);
}
