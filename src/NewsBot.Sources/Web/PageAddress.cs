namespace NewsBot.Sources.Web;

/// <summary>What can be told from the addresses of pages.</summary>
internal static class PageAddress
{
    private const int LongestAddress = 2000;
    private const int LongestSharedLabel = 3;

    /// <summary>The host without <c>www.</c>; null for what is no web address.</summary>
    public static string? SiteOf(string? address) => Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var url) ? SiteOf(url) : null;

    /// <inheritdoc cref="SiteOf(string?)"/>
    public static string? SiteOf(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true, Host.Length: > 0 } || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            return null;
        var host = url.Host.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>Whether two hosts belong to one owner: <c>sport.example.co.uk</c> and <c>news.example.co.uk</c>.</summary>
    public static bool IsSameSite(string host, string site) => OwnedPart(host).SequenceEqual(OwnedPart(site));

    /// <summary>The last two labels of a host, or three where the last but one is short, as in <c>co.uk</c> and <c>com.br</c>.</summary>
    private static ReadOnlySpan<char> OwnedPart(ReadOnlySpan<char> host)
    {
        var last = host.LastIndexOf('.');
        if (last < 0)
            return host;
        var second = host[..last].LastIndexOf('.');
        if (last - second <= LongestSharedLabel + 1 && host.Length - last == 3 && second >= 0)
            second = host[..second].LastIndexOf('.');
        return host[(second + 1)..];
    }

    /// <summary>Whether it leads to the front page of a site.</summary>
    public static bool IsFrontPage(Uri url) => url.AbsolutePath is "/" or "" or "/index.html" or "/index.php" && url.Query.Length <= 1;

    /// <summary>A web address, read from where the page was served; null for none.</summary>
    public static Uri? Resolve(string? text, Uri? served)
    {
        if (text is null || text.Length > LongestAddress)
            return null;
        var isAddress = served is null ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) : Uri.TryCreate(served, text.Trim(), out url);
        return isAddress && SiteOf(url) is not null ? url : null;
    }
}
