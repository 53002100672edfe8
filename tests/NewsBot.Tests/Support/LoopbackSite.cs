using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsBot.Tests.Support;

/// <summary>A web site on a loopback address, served by Kestrel.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly WebApplication _app;
    private readonly RequestDelegate _answer;
    private readonly string _scheme;
    private readonly Lock _lock = new();
    private int _atOnce;

    private LoopbackSite(RequestDelegate answer, string ip, X509Certificate2? certificate)
    {
        _answer = answer;
        _scheme = certificate is null ? "http" : "https";
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            kestrel.Listen(IPAddress.Parse(ip), 0, listen => Secure(listen, certificate));
        });
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>The paths with queries that were asked for, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The most requests that were being answered at one moment.</summary>
    public int MostAtOnce { get; private set; }

    public int Port { get; private set; }

    public static async Task<LoopbackSite> StartAsync(RequestDelegate answer, string ip = "127.0.0.1", X509Certificate2? certificate = null)
    {
        var site = new LoopbackSite(answer, ip, certificate);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        site.Port = new Uri(site._app.Urls.Single()).Port;
        return site;
    }

    /// <summary>A certificate that nobody trusts.</summary>
    public static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=site.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Waits until whoever asked goes away.</summary>
    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    public string At(string path, string host = "127.0.0.1") => $"{_scheme}://{host}:{Port}{path}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Secure(ListenOptions listen, X509Certificate2? certificate)
    {
        listen.Protocols = HttpProtocols.Http1;
        if (certificate is not null)
            listen.UseHttps(certificate);
    }

    private async Task ServeAsync(HttpContext context)
    {
        _requests.Enqueue(context.Request.Path + context.Request.QueryString);
        lock (_lock)
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        try
        {
            await _answer(context);
        }
        finally
        {
            lock (_lock)
                _atOnce--;
        }
    }
}
