using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace NewsBot.App.Hosting.Web;

/// <summary>Tells who may look inside: this machine, and the networks of <c>Metrics:AllowedNetworks</c>.</summary>
internal sealed class Insiders(IOptions<MetricsOptions> options)
{
    private readonly IPNetwork[] _networks = [.. options.Value.AllowedNetworks.Select(text => IPNetwork.Parse(text))];

    /// <summary>Whether the one who asks is one of them. What a proxy of this machine hands on comes from anywhere.</summary>
    public bool Include(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && !IsHandedOn(context.Request.Headers) && Include(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private bool Include(IPAddress address) => IPAddress.IsLoopback(address) || Array.Exists(_networks, network => network.Contains(address));

    private static bool IsHandedOn(IHeaderDictionary headers) => headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Forwarded-For");
}
