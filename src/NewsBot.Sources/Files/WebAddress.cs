using System.Diagnostics.CodeAnalysis;
using NewsBot.Articles;

namespace NewsBot.Sources.Files;

/// <summary>The address of an article on the web, as the article was delivered with it.</summary>
/// <param name="Text">The address.</param>
/// <param name="Key">The identity key that follows from it.</param>
/// <param name="Host">The host without <c>www.</c>, which names the outlet where nothing else does.</param>
internal sealed record WebAddress(string Text, string Key, string Host)
{
    /// <summary>Reads an absolute http(s) address; anything else is none.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out WebAddress? address)
    {
        address = null;
        text = text?.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            return false;
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            return false;
        try
        {
            var host = url.Host.ToLowerInvariant();
            address = new WebAddress(text!, IdentityKey.OfUrl(url), host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host);
            return true;
        }
        catch (UriFormatException) // an international host is only checked when its ASCII form is asked for
        {
            return false;
        }
    }
}
