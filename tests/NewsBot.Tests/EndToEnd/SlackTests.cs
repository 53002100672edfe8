using NewsBot.Tests.Support.Slack;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program on an emulated Slack, asked about the samples.</summary>
public sealed class SlackTests
{
    private const string Channel = "C0001";
    private const string Ann = "U0001";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_talks_about_the_samples_and_goes_on_after_a_restart(bool isHttp)
    {
        await using var slack = await SlackEmulator.StartAsync(TimeProvider.System);
        using var program = await SlackProcess.StartAsync(slack, isHttp);
        using var sender = new EventSender(program.Address, TimeProvider.System);
        slack.Sender = isHttp ? sender : null;
        await sender.ReadyAsync();

        var asked = await slack.SayAsync(Channel, Ann, $"<@{SlackEmulator.Bot}> who met in Munich?");
        var answer = await slack.Workspace.ReplyToAsync(asked);
        Assert.StartsWith("Antony Blinken and Wang Yi", answer.Shown, StringComparison.Ordinal);
        var further = await slack.SayAsync(Channel, Ann, "and when?", asked.Ts);
        Assert.StartsWith("Saturday, 18 February 2023", (await slack.Workspace.ReplyToAsync(further)).Shown, StringComparison.Ordinal);

        Assert.Equal(0, (await program.StopAsync()).Code);
        program.Start();
        await sender.ReadyAsync();

        var (pressed, _) = slack.Workspace.Press(answer, "Context [1]", Ann);
        await slack.DeliverAsync("interactive", pressed);
        var context = await slack.Workspace.WhenAsync(() => slack.Workspace.In(Channel).FirstOrDefault(message => message.EphemeralTo == Ann));
        Assert.Contains("US Secretary of State Antony Blinken met China's top diplomat", context.Shown, StringComparison.Ordinal);
        var (typed, url) = slack.Workspace.Command("sources", Ann, Channel);
        await slack.DeliverAsync("slash_commands", typed);
        Assert.StartsWith("13 outlets", (await slack.Workspace.AnswerAsync(url)).Shown, StringComparison.Ordinal);
        Assert.Equal(0, (await program.StopAsync()).Code);
    }
}
