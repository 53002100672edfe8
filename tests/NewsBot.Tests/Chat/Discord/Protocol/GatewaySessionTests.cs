using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord.Protocol;

public sealed class GatewaySessionTests
{
    [Fact]
    public async Task A_session_goes_on_at_its_own_address_and_a_new_one_begins_at_the_common_one()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();
        rig.Discord.Gateway.Drop();
        var second = await rig.Discord.Gateway.NextReadyAsync();
        await second.SendAsync(9, false);
        var third = await rig.Discord.Gateway.NextReadyAsync();

        Assert.Equal(("/gateway/", "/gateway/resume/", "/gateway/"), (first.Path, second.Path, third.Path));
    }

    [Fact]
    public async Task To_go_on_with_a_session_costs_none_of_those_that_may_be_begun()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Starts = (1, 8_000);
        var first = await rig.ConnectAsync();

        rig.Discord.Gateway.Drop();

        Assert.Same(first.Session, (await rig.Discord.Gateway.NextReadyAsync()).Session);
        Assert.DoesNotContain(rig.Pauses, pause => pause.TotalSeconds > 5);
    }

    [Fact]
    public async Task As_many_sessions_are_begun_at_once_as_Discord_allows()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        (rig.Discord.Shards, rig.Discord.MaxConcurrency) = (2, 2);
        _ = rig.RunGateway();

        await rig.Discord.Gateway.NextReadyAsync();
        await rig.Discord.Gateway.NextReadyAsync();

        Assert.DoesNotContain(rig.Pauses, pause => pause.TotalSeconds > 3);
    }

    [Fact]
    public async Task No_more_sessions_are_begun_than_are_left()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Starts = (0, 8_000);

        await rig.ConnectAsync();

        Assert.Contains(rig.Pauses, pause => pause == TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task After_4011_it_asks_again_how_many_shards_there_are_to_be()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var first = await rig.ConnectAsync();
        rig.Discord.Shards = 2;

        await first.CloseAsync(4011);

        int[] shards = [(await rig.Discord.Gateway.NextReadyAsync()).Session!.Shard, (await rig.Discord.Gateway.NextReadyAsync()).Session!.Shard];
        Assert.Equal([0, 1], shards.Order());
    }

    [Fact]
    public async Task Every_shard_gives_its_guilds_interactions_on()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Shards = 2;
        _ = rig.RunGateway();
        await rig.Discord.Gateway.NextReadyAsync();
        await rig.Discord.Gateway.NextReadyAsync();

        for (var shard = 0; shard < 2; shard++)
        {
            var content = Interactions.Ask("Who?");
            content["guild_id"] = $"{(long)shard << 22}";
            var sent = await rig.Discord.SendAsync(content);
            Assert.Equal(sent.Id, (await rig.NextTakenAsync()).Id);
        }

        Assert.Single(rig.Pauses, pause => pause.TotalSeconds > 3); // one session every five seconds
    }
}
