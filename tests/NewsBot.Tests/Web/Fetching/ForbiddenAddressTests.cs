using Microsoft.AspNetCore.Http;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>Addresses by which somebody could reach what stands in the network behind NewsBot.</summary>
public sealed class ForbiddenAddressTests : IAsyncLifetime
{
    private const string NotPublic = nameof(Refusals.NotPublic);
    private const string OtherScheme = nameof(Refusals.OtherScheme);
    private const string Credentials = nameof(Refusals.Credentials);
    private const string NoAddress = nameof(Refusals.NoAddress);

    private static readonly Dictionary<string, WebFetch.Refused> Expected = new(StringComparer.Ordinal)
    {
        [NotPublic] = Refusals.NotPublic,
        [OtherScheme] = Refusals.OtherScheme,
        [Credentials] = Refusals.Credentials,
        [NoAddress] = Refusals.NoAddress,
    };

    /// <summary>Stands where no address may lead; <c>PORT</c> below is where it listens.</summary>
    private RawSite _inside = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Addresses that can be read, so that a site can also redirect to them.</summary>
    public static TheoryData<string, string> Readable => new()
    {
        { "http://127.0.0.1:PORT/", NotPublic },
        { "https://127.0.0.1:PORT/", NotPublic },
        { "HTTP://127.0.0.1:PORT/", NotPublic },
        { "http://127.0.0.1.:PORT/", NotPublic },
        { "http://2130706433:PORT/", NotPublic }, // decimal
        { "http://0x7f000001:PORT/", NotPublic }, // hexadecimal
        { "http://0x7f.0x0.0x0.0x1:PORT/", NotPublic },
        { "http://017700000001:PORT/", NotPublic }, // octal
        { "http://0177.0.0.1:PORT/", NotPublic },
        { "http://00000177.0.0.1:PORT/", NotPublic },
        { "http://0177.0x0.0.1:PORT/", NotPublic }, // mixed
        { "http://127.1:PORT/", NotPublic }, // shortened
        { "http://127.0.1:PORT/", NotPublic },
        { "http://0:PORT/", NotPublic },
        { "http://0.0.0.0:PORT/", NotPublic },
        { "http://127.255.255.254:PORT/", NotPublic },
        { "http://127。0。0。1:PORT/", NotPublic }, // other full stops
        { "http://１２７.０.０.１:PORT/", NotPublic }, // other digits
        { "http://①②⑦.⓪.⓪.①:PORT/", NotPublic },
        { "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/", NotPublic },
        { "http://localhost:PORT/", NotPublic },
        { "http://LOCALHOST.:PORT/", NotPublic },
        { "http://localhost.localdomain:PORT/", NotPublic },
        { "http://127.0.0.1.nip.example:PORT/", NotPublic }, // a public name for it
        { "http://127.0.0.256:PORT/", NotPublic }, // no IPv4, so a name
        { "http://4294967297:PORT/", NotPublic },
        { "http://bücher.example:PORT/", NotPublic },
        { "http://xn--bcher-kva.example:PORT/", NotPublic },
        { "http://[::1]:PORT/", NotPublic },
        { "http://[0:0:0:0:0:0:0:1]:PORT/", NotPublic },
        { "http://[::]:PORT/", NotPublic },
        { "http://[::ffff:127.0.0.1]:PORT/", NotPublic }, // IPv4 inside
        { "http://[::ffff:7f00:1]:PORT/", NotPublic },
        { "http://[0:0:0:0:0:ffff:7f00:0001]:PORT/", NotPublic },
        { "http://[::127.0.0.1]:PORT/", NotPublic },
        { "http://[64:ff9b::7f00:1]:PORT/", NotPublic }, // NAT64
        { "http://[64:ff9b::10.0.0.1]:PORT/", NotPublic },
        { "http://[64:ff9b:1::a00:1]:PORT/", NotPublic },
        { "http://[2002:7f00:1::]:PORT/", NotPublic }, // 6to4
        { "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]:PORT/", NotPublic }, // Teredo
        { "http://[2606:4700::5efe:127.0.0.1]:PORT/", NotPublic }, // ISATAP
        { "http://[::ffff:0:127.0.0.1]:PORT/", NotPublic },
        { "http://[fe80::1]:PORT/", NotPublic },
        { "http://[fe80::1%25lo]:PORT/", NotPublic },
        { "http://[fc00::1]:PORT/", NotPublic },
        { "http://[fec0::1]:PORT/", NotPublic },
        { "http://[ff02::1]:PORT/", NotPublic },
        { "http://[fd00:ec2::254]/latest/meta-data/", NotPublic }, // metadata
        { "http://169.254.169.254/latest/meta-data/", NotPublic },
        { "http://2852039166/latest/meta-data/", NotPublic },
        { "http://metadata.google.internal/computeMetadata/v1/", NotPublic },
        { "http://100.100.100.200/latest/meta-data/", NotPublic },
        { "http://168.63.129.16/machine/", NotPublic },
        { "http://192.0.0.192/latest/", NotPublic },
        { "http://10.0.0.1/", NotPublic },
        { "http://172.16.0.1/", NotPublic },
        { "http://192.168.0.1/", NotPublic },
        { "http://0300.0250.0.1/", NotPublic },
        { "http://100.64.0.1/", NotPublic },
        { "http://198.18.0.1/", NotPublic },
        { "http://224.0.0.1/", NotPublic },
        { "http://255.255.255.255/", NotPublic },
        { "http://user@127.0.0.1:PORT/", Credentials },
        { "http://user:secret@127.0.0.1:PORT/", Credentials },
        { "http://news.example:80@127.0.0.1:PORT/", Credentials },
        { "http://news.example%2F@127.0.0.1:PORT/", Credentials },
        { "http://127.0.0.1:PORT@news.example/", Credentials },
        { "https://user:secret@news.example/", Credentials },
        { "http://@127.0.0.1:PORT/", NotPublic },
        { "http://127.0.0.1:PORT#@news.example/", NotPublic },
        { "http://127.0.0.1:PORT?@news.example/", NotPublic },
        { "file:///etc/passwd", OtherScheme },
        { "file://127.0.0.1/etc/passwd", OtherScheme },
        { "ftp://127.0.0.1:PORT/", OtherScheme },
        { "gopher://127.0.0.1:PORT/_GET%20/", OtherScheme },
        { "dict://127.0.0.1:PORT/info", OtherScheme },
        { "ldap://127.0.0.1:PORT/", OtherScheme },
        { "ws://127.0.0.1:PORT/", OtherScheme },
        { "unix:/var/run/docker.sock", OtherScheme },
        { "jar:http://127.0.0.1:PORT!/", OtherScheme },
        { "view-source:http://127.0.0.1:PORT/", OtherScheme },
        { "javascript:fetch('http://127.0.0.1:PORT/')", OtherScheme },
        { "data:text/html,hello", OtherScheme },
    };

    /// <summary>Texts that are no address at all.</summary>
    public static TheoryData<string, string> Unreadable => new()
    {
        { "", NoAddress },
        { "127.0.0.1", NoAddress },
        { "news.example/today", NoAddress },
        { "http://", NoAddress },
        { "http://127.0.0.1:PORT./", NoAddress },
        { "http:///127.0.0.1:PORT/", NoAddress },
        { "http:127.0.0.1:PORT/", NoAddress },
        { @"http:\\127.0.0.1:PORT\", NoAddress },
        { @"http://127.0.0.1:PORT\@news.example/", NoAddress },
        { "http://127.0.0.1%00.news.example/", NoAddress },
        { "http://127.0.0.1\n.news.example/", NoAddress },
        { "http://127.0.0.1:PORT:80/", NoAddress },
        { "http://127.0.0.1:99999/", NoAddress },
        { "http://[::1/", NoAddress },
        { "http://a..b/", NoAddress },
        { "ht\ntp://127.0.0.1:PORT/", NoAddress },
        { "/etc/passwd", OtherScheme },
        { "//127.0.0.1/share", OtherScheme },
        { @"\\127.0.0.1\share", OtherScheme },
        { "localhost:PORT/", OtherScheme },
    };

    public ValueTask InitializeAsync()
    {
        _inside = RawSite.Saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nServer: inside/1.0\r\n\r\nsecret");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _inside.DisposeAsync();

    [Theory]
    [MemberData(nameof(Readable))]
    [MemberData(nameof(Unreadable))]
    public async Task It_is_refused_at_first_and_when_it_is_fetched(string address, string refusal)
    {
        address = InPlace(address);
        using var fetcher = Fetchers.Create(new Names { Others = "127.0.0.1" }, allowed: "192.0.2.0/24");

        var judged = await fetcher.JudgeAsync(address, Ct);
        var page = await fetcher.PageAsync(address, Ct);
        var feed = await fetcher.FeedAsync(address, Ct);

        Assert.Equal(Expected[refusal], judged);
        Assert.Equal(Expected[refusal], page);
        Assert.Equal(Expected[refusal], feed);
        Assert.Equal(0, _inside.Connections);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task It_is_refused_when_a_site_redirects_to_it(string address, string refusal)
    {
        await using var site = await LoopbackSite.StartAsync(context => RedirectAsync(context, InPlace(address)), ip: "127.0.0.2");
        using var fetcher = Fetchers.Create(new Names { Others = "127.0.0.1" }, allowed: "127.0.0.2/32");

        var page = await fetcher.PageAsync(site.At("/news", "127.0.0.2"), Ct);

        Assert.Equal(Expected[refusal], page);
        Assert.Contains("/news", site.Requests);
        Assert.Equal(0, _inside.Connections);
    }

    private static Task RedirectAsync(HttpContext context, string target)
    {
        context.Response.StatusCode = context.Request.Path == "/robots.txt" ? StatusCodes.Status404NotFound : StatusCodes.Status302Found;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }

    private string InPlace(string address) => address.Replace("PORT", $"{_inside.Port}", StringComparison.Ordinal);
}
