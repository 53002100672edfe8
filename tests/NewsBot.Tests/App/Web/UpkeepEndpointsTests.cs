using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.App.Hosting.Web;
using NewsBot.Commands;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App.Web;

/// <summary>The endpoints over loopback, with parts of the bot that can be broken.</summary>
public sealed class UpkeepEndpointsTests : IAsyncLifetime
{
    private readonly Part _chat = new("chat");
    private readonly LogLines _log = new();
    private readonly HttpClient _client = new();
    private readonly IHost _host;

    public UpkeepEndpointsTests() => _host = WebHosting.Build([BindingAddress.Parse("http://127.0.0.1:0")], builder =>
    {
        builder.Logging.AddProvider(_log);
        builder.Services.AddSingleton<IReadinessPart>(new Part("database"));
        builder.Services.AddSingleton<IReadinessPart>(_chat);
    });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.StartAsync(Ct);
        _client.BaseAddress = new Uri(((WebApplication)_host).Urls.Single());
    }

    [Fact]
    public async Task It_lives_whatever_its_parts_are_like()
    {
        _chat.Problem = () => "It is closed.";

        Assert.Equal((HttpStatusCode.OK, "lives\n"), await GetAsync("/healthz"));
    }

    [Fact]
    public async Task It_is_ready_when_every_part_is() =>
        Assert.Equal((HttpStatusCode.OK, "database: ready\nchat: ready\n"), await GetAsync("/readyz"));

    [Fact]
    public async Task A_part_that_does_not_work_is_named_until_it_works_again()
    {
        _chat.Problem = () => "Discord closed the connection:\nthe token is wrong.";
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "database: ready\nchat: Discord closed the connection: the token is wrong.\n"), await GetAsync("/readyz"));

        _chat.Problem = () => null;
        Assert.Equal((HttpStatusCode.OK, "database: ready\nchat: ready\n"), await GetAsync("/readyz"));
    }

    [Fact]
    public async Task Why_a_part_does_not_work_is_for_insiders()
    {
        _chat.Problem = () => "The database /srv/news.db is locked.";

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database: ready\nchat: not ready\n"), await GetAsync("/readyz", isHandedOn: true));
    }

    [Fact]
    public async Task A_part_that_breaks_is_not_ready_and_the_log_says_why()
    {
        var bug = new InvalidOperationException("index out of thin air");
        _chat.Problem = () => throw bug;

        var (status, text) = await GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("database: ready\nchat: It could not be looked at (InvalidOperationException); the log says more.\n", text);
        Assert.Contains("Error: Whether chat is ready could not be told", _log.Lines);
        Assert.Contains(bug, _log.Exceptions);
    }

    [Fact]
    public async Task Metrics_are_shown_in_the_words_of_Prometheus()
    {
        var (status, text) = await GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("# TYPE dotnet_process_memory_working_set_bytes gauge\n", text, StringComparison.Ordinal);
        Assert.Contains("service_name=\"newsbot\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_kept_from_outsiders()
    {
        var (status, text) = await GetAsync("/metrics", isHandedOn: true);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("Metrics:AllowedNetworks", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_else_is_there() => Assert.Equal((HttpStatusCode.NotFound, ""), await GetAsync("/"));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, bool isHandedOn = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (isHandedOn)
            request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        using var response = await _client.SendAsync(request, Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    private sealed class Part(string name) : IReadinessPart
    {
        public string Name => name;

        public Func<string?> Problem { get; set; } = () => null;

        public ValueTask<string?> ProblemAsync(CancellationToken ct) => ValueTask.FromResult(Problem());
    }
}
