using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Judges an address by how it is written, before any name is looked up.</summary>
internal sealed class AddressRules(NetworkRules networks)
{
    private const int MostCharacters = 4096;

    /// <summary>Reads an address that may be fetched as far as its writing tells.</summary>
    public bool TryRead(string text, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out WebFetch.Refused? refusal)
    {
        text = text.Trim();
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out address);
        refusal = isAddress ? Judge(address!) : Refusals.NoAddress;
        return refusal is null;
    }

    /// <summary>Why <paramref name="address"/> is not fetched; null if its writing tells nothing against it.</summary>
    public WebFetch.Refused? Judge(Uri address)
    {
        if (address.OriginalString.Length > MostCharacters)
            return Refusals.NoAddress;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return Refusals.OtherScheme;
        if (address.UserInfo.Length > 0)
            return Refusals.Credentials;
        if (HostOf(address) is not { Length: > 0 } host)
            return Refusals.NoAddress;
        return IPAddress.TryParse(host, out var literal) && !networks.Allows(literal) ? Refusals.NotPublic : null;
    }

    /// <summary>The host in the form in which it is looked up, so that one host has one name.</summary>
    public static string? HostOf(Uri address)
    {
        try
        {
            return address.IdnHost.ToLowerInvariant().TrimEnd('.');
        }
        catch (UriFormatException) // an international host is only checked when its ASCII form is asked for
        {
            return null;
        }
    }
}
