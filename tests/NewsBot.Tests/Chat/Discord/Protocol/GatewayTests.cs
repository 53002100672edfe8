using System.Text.Json.Nodes;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord.Protocol;

public sealed class GatewayTests
{
    [Fact]
    public async Task It_begins_a_session_without_intents_and_gives_interactions_on()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var connection = await rig.ConnectAsync();

        var sent = await rig.Discord.SendAsync(Ask("Who?"));
        var taken = await rig.NextTakenAsync();

        Assert.Equal("?v=10&encoding=json&compress=zlib-stream", connection.Query);
        var identify = (await rig.Discord.Gateway.NextAsync(2))["d"]!;
        Assert.Equal(0, identify["intents"]!.GetValue<int>());
        Assert.Equal(["os", "browser", "device"], identify["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal((sent.Id, sent.Token, "7"), (taken.Id, taken.Token, taken.SenderId));
        Assert.True(rig.Gateway.IsConnected);
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_given_on_once()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        await rig.ConnectAsync();

        await rig.Discord.SendAsync(Ask("Who?"), times: 3);
        var last = await rig.Discord.SendAsync(Ask("Where?"));

        await rig.NextTakenAsync();
        Assert.Equal(last.Id, (await rig.NextTakenAsync()).Id);
    }

    [Fact]
    public async Task Packed_payloads_may_come_in_pieces()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Gateway.SplitsPayloads = true;
        await rig.ConnectAsync();

        var sent = await rig.Discord.SendAsync(Ask(new string('x', 40_000)));

        Assert.Equal(sent.Id, (await rig.NextTakenAsync()).Id);
    }

    [Fact]
    public async Task What_it_does_not_know_is_left_out()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var connection = await rig.ConnectAsync();

        await connection.SendAsync(99, "?");
        await rig.Discord.Gateway.DispatchAsync("GUILD_CREATE", new JsonObject { ["id"] = "5" });
        await rig.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", new JsonObject { ["id"] = 5 });
        var sent = await rig.Discord.SendAsync(Ask("Who?"));

        Assert.Equal(sent.Id, (await rig.NextTakenAsync()).Id);
        Assert.Contains("Warning: Discord sent an interaction that cannot be read", rig.Log.Lines);
        Assert.Equal(1, rig.Discord.Gateway.Connections);
    }

    [Fact]
    public async Task Heartbeats_begin_after_a_part_of_the_interval_and_come_each_interval_with_the_last_number()
    {
        await using var rig = await ProtocolRig.StartAsync();
        rig.Discord.Gateway.HeartbeatInterval = 44_000; // unlike any timeout
        await rig.ConnectAsync();

        await rig.Time.NextWaitAsync(span => span == TimeSpan.FromSeconds(11), rig.Discord.Patience);
        rig.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(2, (await rig.Discord.Gateway.NextAsync(1))["d"]!.GetValue<int>()); // it began with the first event
        await rig.Discord.SendAsync(Ask("Who?"));
        await rig.NextTakenAsync(); // and so the acknowledgement has come as well
        await rig.Time.NextWaitAsync(span => span == TimeSpan.FromSeconds(44), rig.Discord.Patience);
        rig.Time.Advance(TimeSpan.FromSeconds(44));
        await rig.Discord.Gateway.NextAsync(1);
    }

    [Fact]
    public async Task A_heartbeat_before_any_event_has_no_number()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Gateway.AsksForHeartbeat = true;
        _ = rig.RunGateway();

        Assert.Null((await rig.Discord.Gateway.NextAsync(1))["d"]);
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_comes_at_once()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var connection = await rig.ConnectAsync();

        await connection.SendAsync(1, null);

        await rig.Discord.Gateway.NextAsync(1);
    }

    [Fact]
    public async Task A_connection_that_acknowledges_no_heartbeat_is_left_and_its_session_goes_on_over_another()
    {
        await using var rig = await ProtocolRig.StartAsync();
        rig.Discord.Gateway.HeartbeatInterval = 4_000;
        rig.Discord.Gateway.Acknowledges = false;
        var first = await rig.ConnectAsync();
        rig.Leaping();

        var second = await rig.Discord.Gateway.NextReadyAsync();

        Assert.Same(first.Session, second.Session);
        Assert.Equal(first.Query, second.Query);
        Assert.NotNull(first.CloseCode);
        Assert.False(first.CloseCode is 1000 or 1001);
    }

    [Fact]
    public async Task What_was_missed_while_no_connection_was_there_is_given_on()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        await rig.ConnectAsync();
        rig.Discord.Gateway.Drop();

        var sent = await rig.Discord.SendAsync(Ask("Who?"));

        Assert.Equal(sent.Id, (await rig.NextTakenAsync()).Id);
    }

    [Fact]
    public async Task A_request_to_reconnect_takes_the_session_up_again()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();

        await first.SendAsync(7, null);

        Assert.Same(first.Session, (await rig.Discord.Gateway.NextReadyAsync()).Session);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_called_invalid_goes_on_only_where_it_may(bool mayResume)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();

        await first.SendAsync(9, mayResume);

        Assert.Equal(mayResume, first.Session == (await rig.Discord.Gateway.NextReadyAsync()).Session);
    }

    [Fact]
    public async Task A_session_that_is_not_known_any_more_is_begun_anew()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();
        rig.Discord.Gateway.Resumes = false;

        rig.Discord.Gateway.Drop();

        Assert.NotSame(first.Session, (await rig.Discord.Gateway.NextReadyAsync()).Session);
        Assert.Contains(rig.Pauses, pause => pause.TotalSeconds > 4); // sessions are begun five seconds apart
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, true)]
    [InlineData(4002, true)]
    [InlineData(4005, true)]
    [InlineData(4008, true)]
    [InlineData(4999, true)]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    [InlineData(4003, false)]
    [InlineData(4007, false)]
    [InlineData(4009, false)]
    [InlineData(4011, false)]
    public async Task After_a_close_code_the_session_goes_on_or_is_begun_anew(int code, bool goesOn)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();

        await first.CloseAsync(code);

        Assert.Equal(goesOn, first.Session == (await rig.Discord.Gateway.NextReadyAsync()).Session);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "code 4010")]
    [InlineData(4012, "code 4012")]
    [InlineData(4013, "code 4013")]
    [InlineData(4014, "code 4014")]
    public async Task After_a_close_code_that_no_try_can_mend_it_stops_and_says_why(int code, string told)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Gateway.Refusals.Enqueue(code);

        var reason = await rig.RunGateway();

        Assert.Contains(told, reason, StringComparison.Ordinal);
        Assert.False(rig.Gateway.IsConnected);
        Assert.Equal(1, rig.Discord.Gateway.Connections);
    }

    [Fact]
    public async Task A_token_that_REST_refuses_stops_it_as_well()
    {
        await using var rig = (await ProtocolRig.StartAsync("another-secret")).Leaping();

        Assert.Contains("Discord:Token", await rig.RunGateway(), StringComparison.Ordinal);
        Assert.Equal(0, rig.Discord.Gateway.Connections);
    }

    [Fact]
    public async Task The_end_of_the_program_says_goodbye()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var connection = await rig.ConnectAsync();

        await rig.StopAsync();
        await connection.Ended;

        Assert.Equal(1000, connection.CloseCode);
    }

    private static JsonObject Ask(string question) => Interactions.Ask(question);
}
