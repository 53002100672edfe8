using Microsoft.AspNetCore.Http;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

public sealed class HealthVerbTests : IDisposable
{
    private readonly Shell _shell = new();

    [Fact]
    public async Task A_bot_that_is_ready_is_healthy()
    {
        Assert.Equal(0, await AskAsync(200, "database: ready\nchat: ready\n"));
        Assert.Equal("database: ready\nchat: ready\n", _shell.Out.ToString());
    }

    [Fact]
    public async Task What_is_not_ready_is_told_in_a_line()
    {
        Assert.Equal(1, await AskAsync(503, "database: ready\nchat: The token is wrong.\n"));
        Assert.Equal("newsbot: not ready. database: ready; chat: The token is wrong.\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task Another_program_at_the_address_is_no_bot()
    {
        Assert.Equal(1, await AskAsync(404, "Not here"));
        Assert.Matches(@"^newsbot: what answers at http://127\.0\.0\.1:\d+/readyz is no NewsBot \(404\)", _shell.Error.ToString());
    }

    [Fact]
    public async Task Where_nobody_listens_it_says_what_to_look_at()
    {
        var site = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        var port = site.Port;
        await site.DisposeAsync();

        Assert.Equal(1, await _shell.RunAsync("health", "--urls", $"http://127.0.0.1:{port}"));
        Assert.StartsWith($"newsbot: nothing answers at http://127.0.0.1:{port}/readyz (", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_it_says_which_setting_is_missing()
    {
        Assert.Equal(1, await _shell.RunAsync("health"));
        Assert.Equal("newsbot: Urls is not set, so no 'newsbot run' listens and can be asked; set it for both, such as Urls=http://127.0.0.1:8080\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_by_health_and_by_the_doctor()
    {
        Assert.Equal(1, await _shell.RunAsync("health", "--Urls=8080"));
        Assert.StartsWith("newsbot: Urls holds '8080', which is no address to listen at.", _shell.Error.ToString(), StringComparison.Ordinal);

        Assert.Equal(1, await _shell.RunAsync("doctor", "--Urls=8080"));
        Assert.Contains("problem  configuration: Urls holds '8080'", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();

    private async Task<int> AskAsync(int status, string text)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(text);
        });
        return await _shell.RunAsync("health", $"--Urls=http://127.0.0.1:{site.Port}");
    }
}
