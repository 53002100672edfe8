using System.Diagnostics;
using System.Text.Json.Nodes;
using NewsBot.Tests.Chat.Discord;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program with its samples, in a process of its own, on an emulated Discord.</summary>
public sealed class DiscordTests : IDisposable
{
    private readonly NewsBotProcess _newsBot = new();
    private readonly InteractionSender _sender = new();

    [Fact]
    public async Task Over_the_gateway_a_question_is_answered_from_the_samples()
    {
        await using var discord = await StartAsync();
        using var run = Run(discord);
        var connection = await discord.Gateway.NextReadyAsync();

        var asked = await discord.SendAsync(Interactions.Ask("who met in Munich?"));
        AssertAnswered(asked, await asked.Final.WaitAsync(discord.Patience));

        var ending = await NewsBotProcess.StopAsync(run);
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Equal(1_000, connection.CloseCode);
    }

    [Fact]
    public async Task Over_HTTP_a_question_is_answered_from_the_samples()
    {
        await using var discord = await StartAsync();
        using var run = Run(discord, "--Discord:Mode=Http", $"--Discord:PublicKey={_sender.PublicKey}", "--Logging:LogLevel:Microsoft=Information");
        var address = await NewsBotProcess.AddressAsync(run, []);

        var asked = await _sender.DeliverAsync(discord, address, Interactions.Ask("who met in Munich?"));
        AssertAnswered(asked, await asked.Final.WaitAsync(discord.Patience));

        Assert.Equal(0, (await NewsBotProcess.StopAsync(run)).Code);
        Assert.Equal(0, discord.Gateway.Connections);
    }

    [Fact]
    public async Task A_program_that_was_killed_comes_back_and_its_buttons_still_work()
    {
        await using var discord = await StartAsync();
        using var first = Run(discord);
        await discord.Gateway.NextReadyAsync();
        var asked = await discord.SendAsync(Interactions.Ask("who met in Munich?", ("private", true)));
        var answer = await asked.Final.WaitAsync(discord.Patience);
        while (await PressAsync(discord, answer, "Share") is var shared && !shared.Contains("Antony Blinken", StringComparison.Ordinal))
            Assert.Contains("There is no answer", shared, StringComparison.Ordinal); // its question is kept behind its back

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var second = Run(discord);
        await discord.Gateway.NextReadyAsync();

        Assert.Contains("**Antony Blinken and Wang Yi**", await PressAsync(discord, answer, "Share"), StringComparison.Ordinal);
        Assert.Contains("> **US Secretary of State Antony Blinken met", await PressAsync(discord, answer, "Context [1]"), StringComparison.Ordinal);
        Assert.Equal(0, (await NewsBotProcess.StopAsync(second)).Code);
        Assert.Equal(0, (await _newsBot.RunAsync("", "db", "check")).Code);
    }

    [Fact]
    public async Task A_question_that_a_killed_program_had_deferred_is_answered_by_the_next_run()
    {
        await using var discord = await StartAsync();
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        discord.Rest.Fault = request => request.StartsWith("patch", StringComparison.Ordinal) ? Refuse() : null;
        using var first = Run(discord);
        await discord.Gateway.NextReadyAsync();
        var asked = await discord.SendAsync(Interactions.Ask("who met in Munich?"));
        await refused.Task.WaitAsync(discord.Patience);

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        discord.Rest.Fault = _ => null;
        using var second = Run(discord);
        await discord.Gateway.NextReadyAsync();

        AssertAnswered(asked, await asked.Final.WaitAsync(discord.Patience));
        Assert.Equal(0, (await NewsBotProcess.StopAsync(second)).Code);
        Assert.Single(asked.Edits);

        RestFault Refuse()
        {
            refused.TrySetResult();
            return new RestFault.Status(500);
        }
    }

    public void Dispose()
    {
        _sender.Dispose();
        _newsBot.Dispose();
    }

    private static void AssertAnswered(EmulatedInteraction asked, JsonObject message)
    {
        var text = DiscordBot.TextOf(message);
        Assert.Equal(5, asked.Responses.Single()["type"]!.GetValue<int>());
        Assert.StartsWith("-# who met in Munich?\n**Antony Blinken and Wang Yi**\n> US Secretary of State Antony Blinken met China's top diplomat, Wang Yi, in Munich on Saturday", text, StringComparison.Ordinal);
        Assert.Contains("\\[1\\] [Blinken meets China's Wang Yi in Munich as balloon row lingers](<https://harbour-post.example/2023/02/18/blinken-wang-munich#:~:text=", text, StringComparison.Ordinal);
        Assert.Contains("-# also reported by Capital Review", text, StringComparison.Ordinal);
        Assert.Matches(@"\n-# 27 articles from 13 outlets, newest 28 Feb 2023 · answer \w{7}$", text);
        Assert.StartsWith("more:", DiscordBot.ButtonOf(message, "More"), StringComparison.Ordinal);
    }

    private static async Task<string> PressAsync(DiscordEmulator discord, JsonObject answer, string label)
    {
        var pressed = await discord.SendAsync(Interactions.Button(DiscordBot.ButtonOf(answer, label)).By($"{Guid.NewGuid()}"));
        return DiscordBot.TextOf(await pressed.Final.WaitAsync(discord.Patience));
    }

    private async Task<DiscordEmulator> StartAsync()
    {
        Assert.Equal(0, (await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds)).Code);
        var discord = await DiscordEmulator.StartAsync(TimeProvider.System);
        discord.Rest.HasDeadlines = false; // a machine with much to do is no failure of the program's
        return discord;
    }

    private Process Run(DiscordEmulator discord, params string[] settings) => _newsBot.Start(
    [
        "run", $"--Discord:Token={DiscordEmulator.Token}", $"--Discord:ApplicationId={DiscordEmulator.ApplicationId}", $"--Discord:ApiBaseUrl={discord.ApiBaseUrl}", "--Urls=http://127.0.0.1:0", .. settings,
    ]);
}
