using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Articles;

/// <summary>
/// Keys by which an article is known again: a feed's GUID, else its canonical URL, else its content. Titles and dates
/// are never part of one, because outlets rewrite both.
/// </summary>
public static class IdentityKey
{
    private static readonly string[] TrackingParameters =
        ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid", "ocid", "ref_src", "at_medium", "at_campaign"];

    /// <summary>The key of a web address: no scheme, no <c>www.</c>, no fragment, no tracking parameters, no trailing slash.</summary>
    public static string OfUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var host = url.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        var port = url.IsDefaultPort ? "" : $":{url.Port}";
        return $"url:{host}{port}{url.AbsolutePath.TrimEnd('/')}{KeptQuery(url.Query)}";
    }

    /// <summary>The key of the absolute http(s) address that a text is; false where it is none.</summary>
    public static bool TryOfUrl(string? text, [NotNullWhen(true)] out string? key)
    {
        key = null;
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            return false;
        try
        {
            key = url.Host.Length > 0 ? OfUrl(url) : null;
        }
        catch (UriFormatException) // an international host is only checked when its ASCII form is asked for
        {
        }

        return key is not null;
    }

    /// <summary>The key of a feed entry; GUIDs are unique within their feed only.</summary>
    public static string OfFeedEntry(string feedUrl, string entryId) => $"guid:{feedUrl}|{entryId}";

    /// <summary>The key of a record that has an id of its own in a bulk file that is told apart by <paramref name="scope"/>.</summary>
    public static string OfRecord(string scope, string id) => $"id:{scope}|{id}";

    /// <summary>The key of a file, so that an edited file becomes a new version of its article.</summary>
    public static string OfFile(string fullPath) => $"file:{fullPath}";

    /// <summary>The key of a text that has no other identity.</summary>
    public static string OfContent(string title, string body) =>
        $"content:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + "\n" + body)))}";

    private static string KeptQuery(string query)
    {
        if (query.Length <= 1)
            return "";
        var kept = query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !TrackingParameters.Any(p => pair.StartsWith(p, StringComparison.OrdinalIgnoreCase)));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }
}
