using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack.Protocol;

public sealed class SlackFilesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_fetched_with_the_token_and_without_its_byte_order_mark()
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System);
        slack.Workspace.Files["/files/a"] = "\uFEFFéa";
        using var files = FilesOf(slack.ApiBaseUrl);

        Assert.Equal("éa", await files.ReadAsync(new Uri(slack.ApiBaseUrl, "/files/a"), Ct));
    }

    [Fact]
    public async Task No_redirection_is_followed()
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System); // which finds fault with whoever comes to sign in
        slack.Api.Scopes.Remove("files:read");
        slack.Workspace.Files["/files/a"] = "a";
        using var files = FilesOf(slack.ApiBaseUrl);

        Assert.Null(await files.ReadAsync(new Uri(slack.ApiBaseUrl, "/files/a"), Ct));
        Assert.Single(slack.Workspace.FilesAskedFor);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_larger_than_it_said_is_not_had()
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System);
        slack.Workspace.Files["/files/large"] = new string('a', SlackFiles.MostBytes + 1);
        slack.Workspace.Files["/files/just"] = new string('a', SlackFiles.MostBytes);
        using var files = FilesOf(slack.ApiBaseUrl);

        Assert.Null(await files.ReadAsync(new Uri(slack.ApiBaseUrl, "/files/none"), Ct));
        Assert.Null(await files.ReadAsync(new Uri(slack.ApiBaseUrl, "/files/large"), Ct));
        Assert.Equal(SlackFiles.MostBytes, (await files.ReadAsync(new Uri(slack.ApiBaseUrl, "/files/just"), Ct))?.Length);
    }

    [Fact]
    public async Task The_token_goes_to_Slacks_own_files_and_nowhere_else()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var port = ((IPEndPoint)elsewhere.LocalEndpoint).Port;
        using var files = FilesOf(new Uri("https://slack.com/api/"));

        foreach (var address in (string[])[$"http://127.0.0.1:{port}/files.slack.com", $"https://127.0.0.1:{port}/", $"http://files.slack.com@127.0.0.1:{port}/", $"https://files.slack.com@localhost:{port}/x", $"http://localhost:{port}/"])
            Assert.Null(await files.ReadAsync(new Uri(address), Ct));
        Assert.False(elsewhere.Pending());
    }

    private static SlackFiles FilesOf(Uri apiBaseUrl) =>
        new(apiBaseUrl, new SlackCredentials(SlackEmulator.BotToken, SlackEmulator.AppToken), TimeProvider.System, NullLogger<SlackFiles>.Instance);
}
