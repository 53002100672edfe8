using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat.Discord;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class EndpointTests : IDisposable
{
    private const string Ping = """{"id":"1","application_id":"2","type":1,"token":"t","version":1}""";

    private readonly InteractionSender _sender = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _sender.Dispose();

    [Fact]
    public async Task A_question_is_deferred_in_the_response_and_answered_by_an_edit()
    {
        await using var bot = await StartAsync();

        var asked = await _sender.DeliverAsync(bot.Discord, bot.Address, Interactions.Ask("Who met in Munich on Saturday?"));
        var message = await asked.Final.WaitAsync(bot.Discord.Patience);

        Assert.Equal(5, asked.Responses.Single()["type"]!.GetValue<int>());
        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_delivered_again_is_answered_once()
    {
        await using var bot = await StartAsync();
        var (asked, data) = bot.Discord.Create(Interactions.Ask("Who met in Munich on Saturday?"));

        using var first = await _sender.PostAsync(bot.Address, data.ToJsonString());
        Assert.True(asked.TryAnswer(new() { ["type"] = 5 }));
        using var second = await _sender.PostAsync(bot.Address, data.ToJsonString());
        await asked.Final.WaitAsync(bot.Discord.Patience);
        await bot.StopAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Accepted, ""), (first.StatusCode, second.StatusCode, await second.Content.ReadAsStringAsync(Ct)));
        Assert.Single(asked.Edits);
    }

    [Fact]
    public async Task An_edit_that_comes_before_Discord_has_the_response_is_made_again()
    {
        await using var bot = await StartAsync();
        var (asked, data) = bot.Discord.Create(Interactions.Ask("Who met in Munich on Saturday?"));
        bot.Discord.Rest.FaultOfCall = (request, _) => request.StartsWith("patch", StringComparison.Ordinal) && bot.Discord.Rest.Requests.Count(r => r == request) > 1
            ? new RestFault.Held(asked.Answered)
            : null;

        using var response = await _sender.PostAsync(bot.Address, data.ToJsonString());
        while (bot.Discord.Rest.Requests.Count(request => request.StartsWith("patch", StringComparison.Ordinal)) < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);
        Assert.True(asked.TryAnswer(new() { ["type"] = 5 }));

        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_whose_response_got_lost_is_answered_when_it_is_delivered_again()
    {
        await using var bot = await StartAsync();
        var (asked, data) = bot.Discord.Create(Interactions.Ask("Who met in Munich on Saturday?"));
        var body = data.ToJsonString();
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.Headers["X-Signature-Timestamp"] = "17";
        context.Request.Headers["X-Signature-Ed25519"] = _sender.Sign("17", body);
        context.Response.Body = new MemoryStream([], writable: false);

        await Assert.ThrowsAsync<NotSupportedException>(() => bot.Services.GetRequiredService<InteractionEndpoint>().ServeAsync(context));
        await _sender.DeliverAsync(asked, bot.Address, body, times: 1);

        Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(await asked.Final.WaitAsync(bot.Discord.Patience)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_and_what_is_refused_is_answered_in_the_response_itself()
    {
        await using var bot = await StartAsync();

        var typed = await _sender.DeliverAsync(bot.Discord, bot.Address, Interactions.Autocomplete("ask", "source", "harb"));
        var refused = await _sender.DeliverAsync(bot.Discord, bot.Address, Interactions.Ask("Who met?", ("since", "yesteryear")));

        Assert.Equal("Harbour Post", (await typed.Final)["choices"]![0]!["value"]!.GetValue<string>());
        Assert.StartsWith("\"yesteryear\" is not a date", DiscordBot.TextOf(await refused.Final), StringComparison.Ordinal);
        Assert.True(refused.IsEphemeral);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var bot = await StartAsync();

        using var response = await _sender.PostAsync(bot.Address, new string(' ', 1024 * 1024 + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_ping_is_answered_however_its_signature_is_written()
    {
        await using var bot = await StartAsync();

        using var lower = await _sender.PostAsync(bot.Address, Ping, "17", _sender.Sign("17", Ping));
        using var upper = await _sender.PostAsync(bot.Address, Ping, "17", _sender.Sign("17", Ping).ToUpperInvariant());

        Assert.Equal("application/json", lower.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"type":1}""", await lower.Content.ReadAsStringAsync(Ct));
        Assert.Equal("""{"type":1}""", await upper.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task What_Discord_did_not_sign_is_refused()
    {
        await using var bot = await StartAsync();
        using var other = new InteractionSender();
        var right = _sender.Sign("17", Ping);

        List<HttpStatusCode> codes = [];
        foreach (var (body, timestamp, signature) in ((string, string?, string?)[])
        [
            (Ping, "17", other.Sign("17", Ping)), (Ping, "17", right[..^2]), (Ping, "17", right + "00"), (Ping, "17", $"zz{right[2..]}"), (Ping, "17", new string('0', 128)), (Ping, "17", ""),
            (Ping, "17", null), (Ping, null, right), (Ping, "18", right), (Ping + " ", "17", right), ("", "17", right), ("{", null, null),
        ])
            codes.Add((await _sender.PostAsync(bot.Address, body, timestamp, signature)).StatusCode);

        Assert.All(codes, code => Assert.Equal(HttpStatusCode.Unauthorized, code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"type":2}""")]
    [InlineData("""{"id":"1","application_id":"2","type":"two","token":"t"}""")]
    public async Task A_rightly_signed_body_of_a_wrong_shape_is_a_bad_request(string body)
    {
        await using var bot = await StartAsync();

        using var response = await _sender.PostAsync(bot.Address, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Over_the_gateway_nothing_listens_for_Discord()
    {
        await using var bot = await DiscordBot.StartAsync([], $"Discord:PublicKey={_sender.PublicKey}");

        using var response = await _sender.PostAsync(bot.Address, Ping);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<DiscordBot> StartAsync()
    {
        var bot = await DiscordBot.CreateAsync(configure: null, "Discord:Mode=Http", $"Discord:PublicKey={_sender.PublicKey}");
        await bot.StartUnreadyAsync(MunichNews.All);
        return bot;
    }
}
