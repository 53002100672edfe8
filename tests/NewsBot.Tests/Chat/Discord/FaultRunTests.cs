using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>The whole program on an emulated Discord where everything breaks all the time.</summary>
public sealed class FaultRunTests
{
    private const int OverGateway = 1_000;
    private const int OverHttp = 300;
    private const int AtOnce = 20;
    private const string WhoMet = "Who met Carlos Diaz in Munich?";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Random _random = new(11);
    private readonly RestFaults _faults = new();

    [Fact]
    public async Task Over_the_gateway_each_interaction_is_answered_exactly_once_whatever_breaks()
    {
        await using var bot = await DiscordBot.CreateAsync(configure: null);
        bot.Discord.Allow(Patience);
        await bot.StartAsync(MunichNews.All);
        var button = DiscordBot.ButtonOf(await bot.SeeAsync(Interactions.Ask(WhoMet)), "Context [1]");
        await BreakAsync(bot);

        List<Given> all = [];
        List<Given> before = [];
        foreach (var numbers in Enumerable.Range(0, OverGateway).Chunk(AtOnce))
        {
            var batch = numbers.Select(number => Create(bot, number, button)).ToList();
            await TellOutOfOrderAsync(bot, [.. batch, .. batch.Where(given => given.Number % 20 == 3), .. before.Where(given => given.Number % 20 == 13)]);
            await Task.WhenAll(batch.Select(given => given.Interaction.Final)).WaitAsync(bot.Discord.Patience);
            all.AddRange(before = batch);
        }

        await bot.StopAsync(); // after which nothing comes any more
        AssertAnsweredOnce(all);
        Assert.InRange(bot.Discord.Gateway.Connections, OverGateway / AtOnce, int.MaxValue);
    }

    [Fact]
    public async Task Over_HTTP_each_interaction_is_answered_exactly_once_whatever_breaks()
    {
        using var sender = new InteractionSender();
        await using var bot = await DiscordBot.CreateAsync(configure: null, "Discord:Mode=Http", $"Discord:PublicKey={sender.PublicKey}");
        bot.Discord.Allow(Patience);
        await bot.StartUnreadyAsync(MunichNews.All);
        var asked = await sender.DeliverAsync(bot.Discord, bot.Address, Interactions.Ask(WhoMet));
        var button = DiscordBot.ButtonOf(await asked.Final.WaitAsync(bot.Discord.Patience), "Context [1]");
        await BreakAsync(bot);

        List<Given> all = [];
        foreach (var numbers in Enumerable.Range(0, OverHttp).Chunk(AtOnce))
        {
            var batch = numbers.Select(number => Create(bot, number, button)).ToList();
            await Task.WhenAll(batch.Select(given => DeliverAsync(sender, bot, given)));
            await Task.WhenAll(batch.Select(given => given.Interaction.Final)).WaitAsync(bot.Discord.Patience);
            foreach (var given in batch.Where(given => given.Number % 10 == 5))
                Assert.Equal(HttpStatusCode.Accepted, (await sender.PostAsync(bot.Address, given.Data.ToJsonString())).StatusCode);
            all.AddRange(batch);
        }

        await bot.StopAsync();
        AssertAnsweredOnce(all);
    }

    /// <summary>From now on nothing goes well.</summary>
    private async Task BreakAsync(DiscordBot bot)
    {
        while (await bot.ProblemAsync() is not null) // the commands are told in peace
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, bot.Discord.Patience);
        bot.Discord.Rest.HasDeadlines = false; // time leaps for all over the pause of one
        bot.Discord.Rest.FaultOfCall = _faults.Next;
    }

    private static Given Create(DiscordBot bot, int number, string button)
    {
        var content = (number % 10) switch
        {
            5 => Interactions.Ask(WhoMet, ("private", true)),
            6 => Interactions.Button(button),
            7 => Interactions.Autocomplete("ask", "source", "harb"),
            8 => Interactions.Command("headlines"),
            9 => Interactions.Ask(WhoMet, ("since", "yesteryear")),
            _ => Interactions.Ask(WhoMet),
        };
        var (interaction, data) = bot.Discord.Create(content.By(number.ToString(CultureInfo.InvariantCulture)));
        return new Given(number, interaction, data);
    }

    /// <summary>Everybody is told in any order, and in the midst of it the connection breaks.</summary>
    private async Task TellOutOfOrderAsync(DiscordBot bot, Given[] deliveries)
    {
        _random.Shuffle(deliveries);
        var broken = _random.Next(deliveries.Length);
        foreach (var (index, given) in deliveries.Index())
        {
            if (index == broken)
                bot.Discord.Gateway.Drop();
            await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", given.Data);
        }
    }

    /// <summary>A tenth comes twice at the same time, and another has a forged one before it.</summary>
    private static async Task DeliverAsync(InteractionSender sender, DiscordBot bot, Given given)
    {
        var body = given.Data.ToJsonString();
        if (given.Number % 10 == 4)
            Assert.Equal(HttpStatusCode.Unauthorized, (await sender.PostAsync(bot.Address, body, "17", new string('0', 128))).StatusCode);
        await sender.DeliverAsync(given.Interaction, bot.Address, body, times: given.Number % 10 == 3 ? 2 : 1);
    }

    private void AssertAnsweredOnce(IReadOnlyList<Given> all)
    {
        Assert.All(all, given => Assert.Single(given.Interaction.Responses));
        Assert.All(all, given => Assert.Equal(0, given.Interaction.AnsweredAgain));
        Assert.All(all, given => Assert.Equal(given.Number % 10 is 7 or 9 ? 0 : 1, given.Interaction.Edits.Count));
        Assert.All(all.Where(given => given.Number % 10 is not (7 or 8 or 9)), given => Assert.Contains(MunichNews.Quote, DiscordBot.TextOf(given.Interaction.Edits.Single()), StringComparison.Ordinal));
        Assert.InRange(_faults.Limited, _faults.Calls / 5, _faults.Calls);
        Assert.InRange(_faults.Failed, _faults.Calls / 20, _faults.Calls);
    }

    private sealed record Given(int Number, EmulatedInteraction Interaction, JsonObject Data);
}
