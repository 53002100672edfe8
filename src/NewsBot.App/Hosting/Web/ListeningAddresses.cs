using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NewsBot.Commands;

namespace NewsBot.App.Hosting.Web;

/// <summary>Where the HTTP endpoints listen: <c>Urls</c>.</summary>
internal static class ListeningAddresses
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "Urls";

    /// <summary>What holds where a chat is configured and the setting is not.</summary>
    public const string Default = "http://127.0.0.1:8080";

    /// <summary>The addresses, none where nobody is to listen.</summary>
    /// <exception cref="OptionsValidationException">The setting holds something else.</exception>
    public static IReadOnlyList<BindingAddress> Read(IConfiguration configuration)
    {
        var text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text))
            text = ConfiguredChats.Any(configuration) ? Default : "";
        return [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
    }

    /// <summary>Why nobody can listen there, a sentence for the owner; null where it is free.</summary>
    public static string? ProblemOf(BindingAddress address)
    {
        try
        {
            using var listener = ListenerOf(address);
            listener.Start();
            return null;
        }
        catch (SocketException ex)
        {
            return $"Nobody can listen at {address}, which {Setting} names: " + ex.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program uses this port. Stop it, or name another port.",
                SocketError.AccessDenied => "this user may not use this port. Name one from 1024 on.",
                SocketError.AddressNotAvailable => "this machine does not have this address.",
                _ => ex.Message,
            };
        }
    }

    /// <summary>Where this machine itself asks what listens there.</summary>
    public static Uri ToAsk(BindingAddress address, string path)
    {
        var host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) switch
        {
            true when ip.Equals(IPAddress.IPv6Any) => "[::1]",
            true when !ip.Equals(IPAddress.Any) => address.Host,
            _ when address.Host == "localhost" => address.Host,
            _ => IPAddress.Loopback.ToString(),
        };
        return new Uri($"http://{host}:{address.Port}{path}");
    }

    private static BindingAddress Parse(string text)
    {
        try
        {
            if (BindingAddress.Parse(text) is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false, PathBase: "", Port: <= ushort.MaxValue } address)
                return address;
        }
        catch (FormatException)
        {
            // the sentence below says what it should be
        }

        var problem = text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? $"{Setting} holds '{text}', but NewsBot speaks plain http. Name an http address, and let a reverse proxy speak https before it."
            : $"{Setting} holds '{text}', which is no address to listen at. Write one such as {Default}; several are told apart by a semicolon.";
        throw new OptionsValidationException(Setting, typeof(ListeningAddresses), [problem]);
    }

    private static TcpListener ListenerOf(BindingAddress address) => IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
        ? new TcpListener(ip, address.Port)
        : address.Host == "localhost" ? new TcpListener(IPAddress.Loopback, address.Port) : TcpListener.Create(address.Port);
}
