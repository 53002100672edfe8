using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat.Slack.Protocol;

public sealed class RequestSignatureTests
{
    private const string Secret = "a-secret";
    private const string Body = "token=x&text=94070";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_531_420_618);

    private readonly RequestSignature _signature = new(Secret, new FakeTimeProvider(Now));

    [Fact]
    public async Task Slacks_own_sample_is_right()
    {
        var body = (await File.ReadAllBytesAsync(SharedFolder.FileOrSkip("protocols/slack-signature-sample.txt"), TestContext.Current.CancellationToken)).AsMemory();
        var sample = Encoding.UTF8.GetString(body.Span).TrimEnd('\n');

        var signature = new RequestSignature("8f742231b10e8888abcd99yyyzzz85a5", new FakeTimeProvider(Now));

        Assert.True(signature.Verifies("1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Encoding.UTF8.GetBytes(sample)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void The_time_must_be_near_on_both_sides(int offset, bool isRight)
    {
        var timestamp = (Now.ToUnixTimeSeconds() + offset).ToString(CultureInfo.InvariantCulture);

        Assert.Equal(isRight, _signature.Verifies(timestamp, Sign(timestamp, Body), Encoding.UTF8.GetBytes(Body)));
    }

    [Fact]
    public void Nothing_of_it_may_be_changed_or_missing()
    {
        const string Timestamp = "1531420618";
        var right = Sign(Timestamp, Body);
        var bytes = Encoding.UTF8.GetBytes(Body);

        Assert.True(_signature.Verifies(Timestamp, right, bytes));
        Assert.False(_signature.Verifies(Timestamp, right, Encoding.UTF8.GetBytes(Body + "0")));
        Assert.False(_signature.Verifies("1531420619", right, bytes));
        Assert.False(_signature.Verifies(Timestamp, right[..^1] + (right[^1] == '0' ? '1' : '0'), bytes));
        Assert.False(_signature.Verifies(Timestamp, right.Replace("v0=", "v1=", StringComparison.Ordinal), bytes));
        Assert.False(_signature.Verifies(Timestamp, right[3..], bytes));
        Assert.False(_signature.Verifies(Timestamp, "", bytes));
        Assert.False(_signature.Verifies(Timestamp, null, bytes));
        Assert.False(_signature.Verifies(null, right, bytes));
        Assert.False(_signature.Verifies("now", right, bytes));
        Assert.False(_signature.Verifies("-99999999999999999999", right, bytes));
        Assert.False(new RequestSignature("another", new FakeTimeProvider(Now)).Verifies(Timestamp, right, bytes));
    }

    private static string Sign(string timestamp, string body) => Support.Slack.EventSender.SignatureOf(Secret, timestamp, body);
}
