using System.Text.Json.Nodes;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Chat.Sockets;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack.Protocol;

public sealed class SocketModeTests
{
    [Theory]
    [InlineData("events_api", "Event")]
    [InlineData("slash_commands", "Command")]
    [InlineData("interactive", "Interaction")]
    public async Task What_comes_is_given_on_and_acknowledged(string type, string kind)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        await rig.ConnectAsync();

        var envelope = await rig.Slack.Sockets.SendAsync(type, Payload("one"));
        var taken = await rig.NextTakenAsync();

        await envelope.Done.Task.WaitAsync(rig.Slack.Patience);
        Assert.Equal((kind, "one"), (taken.Kind.ToString(), taken.Payload.TextOf("name")));
    }

    [Fact]
    public async Task It_is_connected_only_once_it_was_greeted()
    {
        await using var rig = await ProtocolRig.StartAsync();
        rig.Slack.Sockets.Greets = false;

        _ = rig.Run();
        await rig.Time.NextWaitAsync(span => span == TimeSpan.FromSeconds(30), rig.Slack.Patience);
        await rig.Slack.Workspace.WhenAsync(() => rig.Slack.Sockets.Count == 1 ? rig : null);
        Assert.False(rig.Sockets.IsConnected);
        rig.Slack.Sockets.Greets = true;
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        await rig.Time.NextWaitAsync(span => span == TimeSpan.FromMilliseconds(250), rig.Slack.Patience);
        rig.Time.Advance(TimeSpan.FromMilliseconds(250));

        await rig.Slack.Sockets.NextAsync();
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("something_new")]
    public async Task A_socket_that_is_about_to_go_is_left_when_the_next_is_there(string reason)
    {
        await using var rig = await ProtocolRig.StartAsync();
        var holding = new TaskCompletionSource();
        rig.OnTake = async delivery =>
        {
            if (delivery.Payload.TextOf("name") == "before")
                await holding.Task;
            return Receipt.Taken;
        };
        var first = await rig.ConnectAsync();
        var before = await rig.Slack.Sockets.SendAsync("events_api", Payload("before"));

        await first.LeaveAsync(reason);
        var second = await rig.Slack.Sockets.NextAsync();
        Assert.Contains(first, rig.Slack.Sockets.Live);
        Assert.True(rig.Sockets.IsConnected);
        await rig.Time.NextWaitAsync(ToLeave, rig.Slack.Patience); // it is being left, and waits for what came over it
        var after = await rig.Slack.Sockets.SendAsync("events_api", Payload("after"));
        await after.Done.Task.WaitAsync(rig.Slack.Patience);
        holding.SetResult();

        await Task.WhenAll(before.Done.Task, after.Done.Task, first.Gone).WaitAsync(rig.Slack.Patience); // each over its own socket, the emulator sees to it
        Assert.Same(second, Assert.Single(rig.Slack.Sockets.Live));
        Assert.Equal((1, 1), (before.Deliveries, after.Deliveries));
    }

    [Fact]
    public async Task A_socket_that_breaks_is_replaced_by_one_with_a_new_address_and_what_it_took_along_comes_again()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.OnTake = _ => ValueTask.FromResult(rig.Slack.Sockets.Count == 1 ? Receipt.NotNow : Receipt.Taken);
        await rig.ConnectAsync();
        var envelope = await rig.Slack.Sockets.SendAsync("events_api", Payload("one"));
        await rig.NextTakenAsync();

        rig.Slack.Sockets.Drop();
        await rig.Slack.Sockets.NextAsync();

        await envelope.Done.Task.WaitAsync(rig.Slack.Patience);
        Assert.Equal(2, rig.Slack.Api.CountOf("apps.connections.open"));
        Assert.Equal(2, envelope.Deliveries);
    }

    [Theory]
    [InlineData("link_disabled")]
    [InlineData("socket_mode_disabled")]
    public async Task It_stops_when_Socket_Mode_is_switched_off(string reason)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var socket = await rig.ConnectAsync();

        await socket.LeaveAsync(reason);

        Assert.StartsWith("Slack says that Socket Mode is off for this app", await rig.Running.WaitAsync(rig.Slack.Patience), StringComparison.Ordinal);
        Assert.False(rig.Sockets.IsConnected);
    }

    [Fact]
    public async Task Where_there_are_too_many_it_waits_first()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var socket = await rig.ConnectAsync();

        await socket.LeaveAsync("too_many_websockets");
        await rig.Slack.Sockets.NextAsync();

        Assert.Equal(TimeSpan.FromMilliseconds(250), rig.Pauses.First());
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("account_inactive")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    public async Task A_token_that_is_not_accepted_ends_it(string error)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Slack.Api.Fault = _ => new ApiFault.Error(error);

        var problem = await rig.Run().WaitAsync(rig.Slack.Patience);

        Assert.Contains(error, problem, StringComparison.Ordinal);
        Assert.Contains("Slack:AppToken", problem, StringComparison.Ordinal);
        Assert.Equal(1, rig.Slack.Api.CountOf("apps.connections.open"));
    }

    [Fact]
    public async Task Passing_failures_are_tried_again_with_growing_pauses_and_as_Slack_says()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var faults = new Queue<ApiFault>([new ApiFault.Error("internal_error"), new ApiFault.Status(503), new ApiFault.RateLimited(7), new ApiFault.Lost(IsCarriedOut: false)]);
        rig.Slack.Api.Fault = _ => faults.TryDequeue(out var fault) ? fault : null;

        await rig.ConnectAsync();

        Assert.Equal([TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1)], rig.Pauses);
    }

    [Fact]
    public async Task What_it_does_not_know_is_acknowledged_and_left_out()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var socket = await rig.ConnectAsync();

        await socket.SendAsync(new JsonObject { ["type"] = "debug" });
        var strange = await rig.Slack.Sockets.SendAsync("block_suggestion", Payload("strange"));
        rig.OnTake = _ => ValueTask.FromResult(Receipt.Unreadable);
        var broken = await rig.Slack.Sockets.SendAsync("events_api", Payload("broken"));

        await Task.WhenAll(strange.Done.Task, broken.Done.Task).WaitAsync(rig.Slack.Patience);
        Assert.Contains("Warning: Slack sent a events_api that cannot be read", rig.Log.Lines);
        Assert.Equal(1, rig.Slack.Sockets.Count);
    }

    [Fact]
    public async Task One_that_fails_to_be_taken_stops_nothing_but_itself()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.OnTake = delivery => delivery.Payload.TextOf("name") == "bad" ? throw new InvalidOperationException("boom") : ValueTask.FromResult(Receipt.Taken);
        await rig.ConnectAsync();

        var bad = await rig.Slack.Sockets.SendAsync("events_api", Payload("bad"));
        var good = await rig.Slack.Sockets.SendAsync("events_api", Payload("good"));

        await good.Done.Task.WaitAsync(rig.Slack.Patience);
        Assert.False(bad.Done.Task.IsCompleted);
    }

    [Fact]
    public async Task A_message_that_is_no_JSON_ends_the_socket_and_another_takes_over()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();

        await first.SendTextAsync("{");

        Assert.NotSame(first, await rig.Slack.Sockets.NextAsync());
    }

    [Fact]
    public async Task A_socket_whose_other_side_answers_no_ping_is_lost()
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System);
        slack.Sockets.IsMute = true;
        await using var socket = await MessageSocket.ConnectAsync(new Uri(slack.Sockets.NewAddress()), 1_000, TimeSpan.FromMilliseconds(100), slack.Patience);

        var end = Assert.IsType<SocketMessage.Closed>(await socket.ReceiveAsync(slack.Patience));

        Assert.Null(end.Code);
    }

    [Fact]
    public async Task The_end_of_the_program_acknowledges_what_has_come_and_says_goodbye()
    {
        await using var rig = await ProtocolRig.StartAsync();
        var holding = new TaskCompletionSource();
        var isTaken = new TaskCompletionSource();
        rig.OnTake = async _ =>
        {
            isTaken.SetResult();
            await holding.Task;
            return Receipt.Taken;
        };
        var socket = await rig.ConnectAsync();
        var envelope = await rig.Slack.Sockets.SendAsync("events_api", Payload("last"));
        await isTaken.Task.WaitAsync(rig.Slack.Patience);

        var stopping = rig.StopAsync();
        await rig.Time.NextWaitAsync(ToLeave, rig.Slack.Patience);
        holding.SetResult();
        await stopping;

        await Task.WhenAll(envelope.Done.Task, socket.Gone).WaitAsync(rig.Slack.Patience);
    }

    /// <summary>For so long a socket that is left is waited for.</summary>
    private static bool ToLeave(TimeSpan span) => span == TimeSpan.FromSeconds(3);

    private static JsonObject Payload(string name) => new() { ["name"] = name };
}
