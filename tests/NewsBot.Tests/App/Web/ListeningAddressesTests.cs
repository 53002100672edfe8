using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting.Web;

namespace NewsBot.Tests.App.Web;

public sealed class ListeningAddressesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9000", "http://127.0.0.1:9000")]
    [InlineData(" http://127.0.0.1:9000 ; http://*:80;", "http://127.0.0.1:9000 http://*:80")]
    [InlineData("http://[::1]:9000/", "http://[::1]:9000")]
    [InlineData("http://localhost", "http://localhost:80")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_setting_names_one_address_or_several(string? urls, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', ListeningAddresses.Read(Settings(("Urls", urls)))));

    [Theory]
    [InlineData("Discord:Token")]
    [InlineData("Discord:PublicKey")]
    [InlineData("Slack:BotTokenFile")]
    public void A_configured_chat_makes_it_listen_to_this_machine(string key) =>
        Assert.Equal(ListeningAddresses.Default, Assert.Single(ListeningAddresses.Read(Settings((key, "x"), ("Urls", "")))).ToString());

    [Theory]
    [InlineData("8080")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:8080/news")]
    [InlineData("http://unix:/run/newsbot.sock")]
    [InlineData("https://127.0.0.1:8443")]
    public void What_is_no_address_to_listen_at_is_told_with_what_to_write(string urls)
    {
        var ex = Assert.Throws<OptionsValidationException>(() => ListeningAddresses.Read(Settings(("Urls", urls))));

        Assert.StartsWith($"Urls holds '{urls}', ", ex.Message, StringComparison.Ordinal);
        Assert.Contains(urls.StartsWith("https", StringComparison.Ordinal) ? "reverse proxy" : ListeningAddresses.Default, ex.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("*")]
    [InlineData("0.0.0.0")]
    public void A_port_that_is_taken_is_told(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = BindingAddress.Parse($"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}");

        Assert.Equal($"Nobody can listen at {address}, which Urls names: another program uses this port. Stop it, or name another port.", ListeningAddresses.ProblemOf(address));
    }

    [Fact]
    public void An_address_of_another_machine_is_told() =>
        Assert.EndsWith("this machine does not have this address.", ListeningAddresses.ProblemOf(BindingAddress.Parse("http://192.0.2.7:8080")), StringComparison.Ordinal);

    [Fact]
    public void A_free_port_is_fine() => Assert.Null(ListeningAddresses.ProblemOf(BindingAddress.Parse("http://127.0.0.1:0")));

    [Theory]
    [InlineData("http://127.0.0.1:9000", "http://127.0.0.1:9000/readyz")]
    [InlineData("http://10.1.2.3:9000", "http://10.1.2.3:9000/readyz")]
    [InlineData("http://localhost:9000", "http://localhost:9000/readyz")]
    [InlineData("http://*:80", "http://127.0.0.1/readyz")]
    [InlineData("http://+:9000", "http://127.0.0.1:9000/readyz")]
    [InlineData("http://0.0.0.0:9000", "http://127.0.0.1:9000/readyz")]
    [InlineData("http://[::]:9000", "http://[::1]:9000/readyz")]
    [InlineData("http://[::1]:9000", "http://[::1]:9000/readyz")]
    [InlineData("http://news.example:9000", "http://127.0.0.1:9000/readyz")]
    public void It_is_asked_where_it_listens(string address, string asked) =>
        Assert.Equal(asked, ListeningAddresses.ToAsk(BindingAddress.Parse(address), "/readyz").AbsoluteUri);

    private static IConfigurationRoot Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();
}
