using System.Text.Json;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord.Protocol;

public sealed class RestTests
{
    private const string Callback = "post /interactions/{interaction_id}/{interaction_token}/callback";
    private const string Edit = "patch /webhooks/{webhook_id}/{webhook_token}/messages/@original";
    private const string Write = "post /channels/{channel_id}/messages";

    private static readonly MessageBody Hello = new() { Content = "Hello" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deferral_and_its_edit_are_taken()
    {
        await using var rig = await ProtocolRig.StartAsync();
        var (interaction, ours) = Create(rig);

        Assert.True(await rig.Api.RespondAsync(ours, InteractionResponse.Deferred(toOnePerson: true), Ct));
        Assert.True(await rig.Api.EditResponseAsync(ours, Hello, Ct));

        Assert.True(interaction.IsEphemeral);
        Assert.Equal("Hello", (await interaction.Final)["content"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("user", false)]
    [InlineData("shared", false)]
    [InlineData("global", false)]
    [InlineData("user", true)]
    public async Task A_limit_is_waited_for_as_long_as_Discord_says(string scope, bool isHtml)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var (interaction, ours) = Create(rig);
        var limits = 1;
        rig.Discord.Rest.Fault = _ => limits-- > 0 ? new RestFault.RateLimited(0.75, scope, isHtml) : null;

        Assert.True(await rig.Api.RespondAsync(ours, InteractionResponse.Deferred(toOnePerson: false), Ct));

        Assert.Equal(TimeSpan.FromSeconds(isHtml ? 1 : 0.75), Assert.Single(rig.Pauses)); // a header has whole seconds only
        Assert.Single(interaction.Responses);
    }

    [Fact]
    public async Task A_global_limit_holds_for_everything_and_another_for_its_own_bucket()
    {
        await using var rig = await ProtocolRig.StartAsync();
        rig.Limits.Learn(Call("a", "1"), new RateAnswer(429) { RetryAfter = TimeSpan.FromSeconds(3) });

        Assert.Equal(3, rig.Limits.Take(Call("a", "1")).TotalSeconds);
        Assert.Equal(0, rig.Limits.Take(Call("a", "2")).TotalSeconds);
        Assert.Equal(0, rig.Limits.Take(Call("b", "1")).TotalSeconds);

        rig.Limits.Learn(Call("a", "1"), new RateAnswer(429) { RetryAfter = TimeSpan.FromSeconds(2), IsGlobal = true });
        Assert.Equal(2, rig.Limits.Take(Call("b", "2")).TotalSeconds);
    }

    [Fact]
    public async Task Routes_that_share_a_bucket_share_what_is_left()
    {
        await using var rig = await ProtocolRig.StartAsync();
        foreach (var route in (string[])["a", "b"])
            rig.Limits.Learn(Call(route, "1"), new RateAnswer(200) { Bucket = "shared", Left = 1, ResetAfter = TimeSpan.FromSeconds(4) });

        Assert.Equal(0, rig.Limits.Take(Call("a", "1")).TotalSeconds);
        Assert.Equal(4, rig.Limits.Take(Call("b", "1")).TotalSeconds);
        Assert.Equal(0, rig.Limits.Take(Call("b", "2")).TotalSeconds);
        rig.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, rig.Limits.Take(Call("b", "1")).TotalSeconds);
    }

    [Fact]
    public async Task No_more_than_fifty_calls_a_second_are_made_for_the_bot_and_those_of_interactions_do_not_count()
    {
        await using var rig = await ProtocolRig.StartAsync();
        for (var i = 0; i < 45; i++)
            Assert.Equal(0, rig.Limits.Take(Call("a", $"{i}")).TotalSeconds);

        Assert.Equal(1, rig.Limits.Take(Call("a", "x")).TotalSeconds);
        Assert.Equal(0, rig.Limits.Take(Call("a", "x") with { NeedsBot = false }).TotalSeconds);
    }

    [Fact]
    public async Task Before_Discord_shuts_the_address_out_for_invalid_requests_none_are_made_any_more()
    {
        await using var rig = await ProtocolRig.StartAsync();
        for (var i = 0; i < 7_999; i++)
        {
            rig.Limits.Learn(Call("a", $"{i}"), new RateAnswer(403));
            rig.Limits.Learn(Call("a", $"{i}"), new RateAnswer(429) { IsShared = true }); // others used that up, and it does not count
            rig.Limits.Learn(Call("a", $"{i}"), new RateAnswer(404));
        }

        Assert.Equal(0, rig.Limits.Take(Call("b", "1")).TotalMinutes);
        rig.Limits.Learn(Call("a", "x"), new RateAnswer(429));
        Assert.Equal(10, rig.Limits.Take(Call("b", "1")).TotalMinutes);
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, rig.Limits.Take(Call("b", "1")).TotalMinutes);
    }

    [Fact]
    public async Task A_limit_that_holds_longer_than_an_answer_is_taken_ends_it()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var (_, ours) = Create(rig);
        rig.Discord.Rest.Fault = _ => new RestFault.RateLimited(8);

        Assert.False(await rig.Api.RespondAsync(ours, InteractionResponse.Deferred(toOnePerson: false), Ct));

        Assert.Single(rig.Discord.Rest.Requests);
    }

    [Fact]
    public async Task What_failed_is_tried_again_where_that_does_no_harm()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var (interaction, ours) = Create(rig);
        RestFault?[] faults = [new RestFault.Status(500), new RestFault.Reset(IsCarriedOut: false), new RestFault.Reset(IsCarriedOut: true), null, new RestFault.Status(502), null];
        var next = 0;
        rig.Discord.Rest.Fault = _ => faults[next++];

        Assert.True(await rig.Api.RespondAsync(ours, InteractionResponse.Deferred(toOnePerson: false), Ct));
        Assert.True(await rig.Api.EditResponseAsync(ours, Hello, Ct));

        Assert.Equal([Callback, Callback, Callback, Callback, Edit, Edit], rig.Discord.Rest.Requests);
        Assert.Single(interaction.Responses);
        Assert.Single(interaction.Edits);
    }

    [Fact]
    public async Task A_message_that_may_have_been_written_is_not_written_again()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Discord.Rest.Fault = _ => new RestFault.Reset(IsCarriedOut: true);

        Assert.False(await rig.Api.WriteAsync(Interactions.Channel, Hello, Ct));

        Assert.Equal([Write], rig.Discord.Rest.Requests);
        Assert.Single(rig.Discord.Rest.Written);
    }

    [Fact]
    public async Task What_always_fails_is_given_up()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var (_, ours) = Create(rig);
        rig.Discord.Rest.Fault = _ => new RestFault.Status(503);

        Assert.False(await rig.Api.EditResponseAsync(ours, Hello, Ct));

        Assert.Equal(4, rig.Discord.Rest.Requests.Count);
        Assert.Contains(rig.Log.Lines, line => line.Contains("PATCH webhooks/{app}/{token}/messages/@original", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_was_refused_is_not_used_again()
    {
        await using var rig = await ProtocolRig.StartAsync("another-secret");

        Assert.IsType<RestResult<GatewayBot>.Refused>(await rig.Api.GetGatewayAsync(Ct));
        Assert.IsType<RestResult<GatewayBot>.Refused>(await rig.Api.GetGatewayAsync(Ct));

        Assert.Single(rig.Discord.Rest.Requests);
    }

    private static (EmulatedInteraction Interaction, Interaction Ours) Create(ProtocolRig rig)
    {
        var (interaction, data) = rig.Discord.Create(Interactions.Ask("Who?"));
        return (interaction, Interaction.Read(JsonElement.Parse(data.ToJsonString()))!);
    }

    private static RestCall Call(string route, string resource) => new(HttpMethod.Post, route, route) { Resource = resource };
}
