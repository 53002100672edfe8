using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Ingestion;
using NewsBot.Sources;
using NewsBot.Sources.Web.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>Changes what the whole process uses, so nothing runs beside it.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class SetupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fetcher_is_set_up_from_the_settings()
    {
        await using var site = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        await using var services = Services(("Ingestion:AllowedNetworks:0", "127.0.0.0/8"));

        Assert.IsType<WebFetch.Fetched>(await services.GetRequiredService<IWebFetcher>().FeedAsync(site.At("/feed"), Ct));
    }

    [Fact]
    public async Task Without_settings_nothing_on_this_machine_is_fetched_from()
    {
        await using var site = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        await using var services = Services();
        var fetcher = services.GetRequiredService<IWebFetcher>();

        Assert.Equal(Refusals.NotPublic, await fetcher.FeedAsync(site.At("/feed"), Ct));
        Assert.Equal(Refusals.NotPublic, await fetcher.FeedAsync(site.At("/feed", "localhost"), Ct));
        Assert.Equal(Refusals.NotPublic, await fetcher.JudgeAsync(site.At("/feed", "localhost"), Ct));
        Assert.Empty(site.Requests);
    }

    [Theory]
    [InlineData("Ingestion:AllowedNetworks:0", "10.0.0.1", "Ingestion:AllowedNetworks holds '10.0.0.1', which is no network.")]
    [InlineData("Ingestion:AllowedNetworks:0", "intranet", "Ingestion:AllowedNetworks holds 'intranet', which is no network.")]
    [InlineData("Ingestion:AllowedNetworks:0", "10.0.0.0/33", "Ingestion:AllowedNetworks holds '10.0.0.0/33', which is no network.")]
    [InlineData("Ingestion:Contact", "me\nX-Header: 1", "Ingestion:Contact must be a web or mail address")]
    [InlineData("Ingestion:Contact", "(me)", "Ingestion:Contact must be a web or mail address")]
    [InlineData("Ingestion:Contact", "m\u00FCller@site.example", "Ingestion:Contact must be a web or mail address")]
    public async Task A_setting_that_makes_no_sense_is_named(string key, string value, string message)
    {
        await using var services = Services((key, value));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<IngestionOptions>>().Value);

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        var usual = HttpClient.DefaultProxy;
        var proxy = new AskedProxy();
        HttpClient.DefaultProxy = proxy;
        try
        {
            await using var site = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
            using var fetcher = Fetchers.Create();

            Assert.IsType<WebFetch.Fetched>(await fetcher.FeedAsync(site.At("/feed"), Ct));
            Assert.False(proxy.IsAsked);
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build())
        .AddNewsBotCore()
        .AddWebFetcher()
        .BuildServiceProvider();

    private sealed class AskedProxy : IWebProxy
    {
        public bool IsAsked { get; private set; }

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => Ask(destination);

        public bool IsBypassed(Uri host) => Ask(host) is null;

        private Uri? Ask(Uri address)
        {
            IsAsked |= address is not null;
            return null;
        }
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
