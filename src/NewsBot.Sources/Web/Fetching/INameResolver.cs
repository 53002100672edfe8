using System.Net;
using System.Net.Sockets;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Looks up the addresses of a name.</summary>
internal interface INameResolver
{
    /// <summary>All addresses of <paramref name="host"/>; none if there is no such name. Throws <see cref="SocketException"/> where that could not be found out.</summary>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct);
}

/// <summary>Asks the operating system.</summary>
internal sealed class SystemNameResolver : INameResolver
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, ct);
        }
        catch (SocketException ex) when (ex.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return [];
        }
    }
}
