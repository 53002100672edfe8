using NewsBot.Chat.Slack;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.Chat.Slack.Protocol;

public sealed class WebApiTests
{
    private static readonly SlackPlace Place = new("C0001", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_who_the_bot_is_and_what_it_may_do()
    {
        await using var rig = await ProtocolRig.StartAsync();

        var bot = SlackApi.IdentityOf(Assert.IsType<SlackResult.Done>(await rig.Api.TestAuthAsync(Ct)));

        Assert.Equal((SlackEmulator.Team, SlackEmulator.Bot, "Emulated"), (bot.TeamId, bot.UserId, bot.Team));
        Assert.Contains("chat:write", bot.Scopes);
    }

    [Fact]
    public async Task An_answer_that_says_no_is_a_refusal_although_its_status_is_well()
    {
        await using var rig = await ProtocolRig.StartAsync();
        rig.Slack.Api.Scopes.Remove("chat:write");

        Assert.Equal(new SlackResult.Refused("missing_scope", "chat:write"), await PostAsync(rig, Place));
        Assert.Contains("Warning: Slack refused chat.postMessage: missing_scope chat:write", rig.Log.Lines);
    }

    [Fact]
    public async Task What_Slack_remarks_is_logged()
    {
        await using var rig = await ProtocolRig.StartAsync();
        rig.Slack.Api.Warning = "missing_charset";

        await PostAsync(rig, Place);

        Assert.Contains("Warning: Slack remarks: missing_charset", rig.Log.Lines);
        Assert.Contains("Warning: Slack remarks: [WARN] missing_charset", rig.Log.Lines);
    }

    [Fact]
    public async Task Posts_in_a_channel_are_a_second_apart_and_other_channels_do_not_wait()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();

        await PostAsync(rig, Place);
        await PostAsync(rig, new SlackPlace("C0002", null));
        Assert.Empty(rig.Pauses);
        await PostAsync(rig, Place);
        await PostAsync(rig, Place);

        Assert.Equal(2, rig.Pauses.Count);
        Assert.All(rig.Pauses, pause => Assert.Equal(TimeSpan.FromSeconds(1), pause));
    }

    [Fact]
    public async Task Too_many_of_one_method_in_one_channel_wait_as_long_as_Slack_says_and_others_go_on()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var limited = 0;
        rig.Slack.Api.Fault = _ => Interlocked.Increment(ref limited) == 1 ? new ApiFault.RateLimited(5) : null;

        var first = PostAsync(rig, Place);
        await PostAsync(rig, new SlackPlace("C0002", null));

        Assert.IsType<SlackResult.Done>(await first);
        Assert.Equal([TimeSpan.FromSeconds(5)], rig.Pauses);
        Assert.Equal(3, rig.Slack.Api.CountOf("chat.postMessage"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_that_may_have_arrived_is_not_made_again(bool isCarriedOut)
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        rig.Slack.Api.Fault = _ => new ApiFault.Lost(isCarriedOut);

        Assert.IsType<SlackResult.Lost>(await PostAsync(rig, Place));
        Assert.Equal(1, rig.Slack.Api.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_message_is_found_by_its_key_on_any_page_of_its_thread()
    {
        await using var rig = (await ProtocolRig.StartAsync()).Leaping();
        var root = rig.Slack.Workspace.Write("C0001", "U0001", "Who?", thread: null);
        for (var i = 0; i < 150; i++)
            rig.Slack.Workspace.Write("C0001", "U0001", "…", root.Ts);
        var thread = new SlackPlace("C0001", root.Ts);
        var posted = Assert.IsType<SlackResult.Done>(await rig.Api.PostAsync(thread, SlackReplyRenderer.OfText("Ann"), "key 1", Ct));

        Assert.Equal((true, posted.Answer.TextOf("ts")), await rig.Api.FindPostAsync(thread, "key 1", SlackEmulator.Bot, Ct));
        Assert.Equal((true, null), await rig.Api.FindPostAsync(thread, "key 2", SlackEmulator.Bot, Ct));
        Assert.Equal((true, null), await rig.Api.FindPostAsync(thread, "key 1", "UOTHER", Ct));
        rig.Slack.Api.Fault = _ => new ApiFault.Status(500);
        Assert.Equal((false, null), await rig.Api.FindPostAsync(thread, "key 1", SlackEmulator.Bot, Ct));
    }

    [Fact]
    public async Task A_response_URL_that_has_ended_is_a_refusal_and_is_not_logged()
    {
        await using var rig = await ProtocolRig.StartAsync();
        var (_, url) = rig.Slack.Workspace.Command("help", "U0001", "C0001");

        Assert.IsType<SlackResult.Done>(await rig.Api.RespondAsync(new Uri(url.Address), SlackReplyRenderer.OfText("one"), toAll: false, Ct));
        rig.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(new SlackResult.Refused("expired_url"), await rig.Api.RespondAsync(new Uri(url.Address), SlackReplyRenderer.OfText("two"), toAll: false, Ct));
        Assert.Single(url.Answers);
    }

    private static Task<SlackResult> PostAsync(ProtocolRig rig, SlackPlace place) => rig.Api.PostAsync(place, SlackReplyRenderer.OfText("text"), key: null, Ct);
}
