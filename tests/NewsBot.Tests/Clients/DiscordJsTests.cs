using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Clients;

/// <summary>The emulated Discord holds for discord.js, which was written for the real one.</summary>
public sealed class DiscordJsTests : IAsyncDisposable
{
    private DiscordEmulator? _discord;
    private NodeProgram? _client;

    private DiscordEmulator Discord => _discord!;

    private NodeProgram Client => _client!;

    [Fact]
    public async Task It_registers_its_commands()
    {
        var ready = await StartAsync();

        Assert.Equal("NewsBot", ready.GetProperty("user").GetString());
        Assert.Equal("""["ask","news","Ask about this"]""", ready.GetProperty("commands").GetRawText());
        Assert.Equal("""["ManageGuild"]""", ready.GetProperty("permissions").GetRawText());
        Assert.Equal("32", Discord.Rest.CommandsOf("")[1]!["default_member_permissions"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_defers_an_answer_and_edits_it(bool isPrivate)
    {
        await StartAsync();

        var asked = await Discord.SendAsync(Interactions.Ask("Who?", ("private", isPrivate)));
        var message = await Client.WhileItRunsAsync(asked.Final);
        var edited = await Client.NextAsync("edited");

        Assert.Equal((5, isPrivate), (asked.Responses.Single()["type"]!.GetValue<int>(), asked.IsEphemeral));
        Assert.Equal("someone asked: Who?", message["content"]!.GetValue<string>());
        Assert.Equal($$"""{"kind":"edited","content":"someone asked: Who?","channel":"{{Interactions.Channel}}","guild":"{{Interactions.Guild}}","locale":"en-GB"}""", edited.GetRawText());
    }

    [Fact]
    public async Task It_understands_what_else_people_do()
    {
        await StartAsync();

        var typed = await SeeAsync(Interactions.Autocomplete("ask", "question", "Muni"));
        var pressed = await SeeAsync(Interactions.Button("more:1"));
        var aboutMessage = await SeeAsync(Interactions.OnMessage("Ask about this", "They met."));

        Assert.Equal("""[{"name":"Muni…","value":"Muni"}]""", JsonSerializer.Serialize(typed["choices"], JsonSerializerOptions.Web).Replace("\\u2026", "…", StringComparison.Ordinal));
        Assert.Equal("more:1 of 8", pressed["content"]!.GetValue<string>());
        Assert.Equal("They met.", aboutMessage["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_takes_its_session_up_again_however_the_connection_goes_and_answers_what_it_missed()
    {
        await StartAsync();
        var connection = await Discord.Gateway.NextReadyAsync();
        var session = connection.Session;

        foreach (var goes in (Func<EmulatedConnection, Task>[])
        [
            gone => Task.Run(Discord.Gateway.Drop),
            gone => gone.SendAsync(7, null),
            gone => gone.SendAsync(9, true),
            gone => gone.CloseAsync(4000),
        ])
        {
            await goes(connection);
            var missed = await Discord.SendAsync(Interactions.Ask("Who?"));
            connection = await Client.WhileItRunsAsync(Discord.Gateway.NextReadyAsync());

            await Client.WhileItRunsAsync(missed.Final);
            await Client.NextAsync("resumed");
            Assert.Same(session, connection.Session);
            Assert.Single(missed.Responses);
        }
    }

    [Fact]
    public async Task It_says_goodbye()
    {
        await StartAsync();
        var connection = await Discord.Gateway.NextReadyAsync();

        Assert.Equal(0, await Client.EndAsync());
        await connection.Ended.WaitAsync(Discord.Patience);

        Assert.Equal(1000, connection.CloseCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        if (_discord is not null)
            await _discord.DisposeAsync();
    }

    private async Task<JsonElement> StartAsync()
    {
        await NodePackages.InstallOrSkipAsync();
        _discord = await DiscordEmulator.StartAsync(new SteppedTime()); // it stands still: no answer is too late
        _client = NodeProgram.Start("discord.mjs", new { api = new Uri(Discord.ApiBaseUrl, "/api").AbsoluteUri, token = DiscordEmulator.Token });
        return await Client.NextAsync("ready");
    }

    private async Task<JsonObject> SeeAsync(JsonObject what) => await Client.WhileItRunsAsync((await Discord.SendAsync(what)).Final);
}
