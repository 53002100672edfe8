using System.Net;
using System.Net.Sockets;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>
/// Opens connections, to allowed addresses only. The addresses that were judged are those that are connected to, so a name that
/// means something else a moment later gains nothing.
/// </summary>
internal sealed class GuardedConnector(INameResolver resolver, NetworkRules networks)
{
    /// <summary>Whether every address of <paramref name="host"/> is allowed; also if there is none.</summary>
    public async Task<bool> AllowsAsync(string host, CancellationToken ct) => (await ResolveAsync(host, ct)).All(networks.Allows);

    /// <summary>Connects for the HTTP client.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, ct);
        if (addresses.Count == 0)
            throw new UnknownNameException();
        if (!addresses.All(networks.Allows))
            throw new ForbiddenAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // One after the other; every news site has IPv4, while IPv6 often leads nowhere until the time is up.
            await socket.ConnectAsync([.. addresses.OrderBy(a => a.AddressFamily)], context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch // whatever it was, nobody else closes the socket
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct) =>
        IPAddress.TryParse(host, out var literal) ? [literal] : await resolver.ResolveAsync(host, ct);
}

/// <summary>A name leads to an address that is not allowed; passes through the HTTP client.</summary>
internal sealed class ForbiddenAddressException() : IOException("The address is not allowed.");

/// <summary>There is no such name; passes through the HTTP client.</summary>
internal sealed class UnknownNameException() : IOException("There is no such host.");
