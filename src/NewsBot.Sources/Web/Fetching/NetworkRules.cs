using System.Net;
using System.Net.Sockets;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>Which addresses are fetched from: those of the public internet and those that the owner listed.</summary>
internal sealed class NetworkRules(IReadOnlyList<IPNetwork> allowed)
{
    private static readonly IPNetwork[] Closed =
    [
        .. Networks(
            "0.0.0.0/8", // this host
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
            "100.64.0.0/10", // carrier-grade NAT, and a cloud's metadata at 100.100.100.200
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and most clouds' metadata
            "168.63.129.16/32", // a cloud's metadata at a public address
            "192.0.0.0/24", // protocol assignments, and a cloud's metadata at 192.0.0.192
            "192.88.99.0/24", // 6to4 relays
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
            "198.18.0.0/15", // benchmarks
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"), // reserved, broadcast
        .. Networks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", "3fff::/20", // documentation
            "2002::/16"), // 6to4: an IPv4 address inside
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether something may be fetched from <paramref name="address"/>.</summary>
    public bool Allows(IPAddress address)
    {
        var meant = ReachedBy(address);
        return allowed.Any(network => network.Contains(address) || network.Contains(meant)) || IsPublic(meant);
    }

    private static bool IsPublic(IPAddress address)
    {
        if (Closed.Any(network => network.Contains(address)))
            return false;
        return address.AddressFamily == AddressFamily.InterNetwork || (GlobalUnicast.Contains(address) && !IsTunnel(address));
    }

    /// <summary>Two forms of IPv6 address only stand for an IPv4 address, which then decides.</summary>
    private static IPAddress ReachedBy(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }

    /// <summary>ISATAP: the last four bytes are an IPv4 address, often a private one.</summary>
    private static bool IsTunnel(IPAddress address) => address.GetAddressBytes() is [_, _, _, _, _, _, _, _, 0 or 2, 0, 0x5E, 0xFE, ..];

    private static IEnumerable<IPNetwork> Networks(params string[] texts) => texts.Select(text => IPNetwork.Parse(text));
}
