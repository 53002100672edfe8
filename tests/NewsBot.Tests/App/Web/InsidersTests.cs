using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting.Web;

namespace NewsBot.Tests.App.Web;

public sealed class InsidersTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("fd00::7", true)]
    [InlineData("11.1.2.3", false)]
    [InlineData("fd01::7", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData(null, false)]
    public void This_machine_and_the_allowed_networks_look_inside(string? address, bool isInsider) => Assert.Equal(isInsider, Include(address));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public void What_a_proxy_hands_on_does_not(string header) => Assert.False(Include("127.0.0.1", header));

    private static bool Include(string? address, string? header = null)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        if (header is not null)
            context.Request.Headers[header] = "127.0.0.1";
        return new Insiders(Options.Create(new MetricsOptions { AllowedNetworks = ["10.0.0.0/8", "fd00::/16"] })).Include(context);
    }
}
