using NewsBot.Chat.Discord;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.App;

public sealed class DiscordVerbTests : IDisposable
{
    private const string OwnKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private const string Endpoint = "https://newsbot.example.org/discord/interactions";

    private readonly Shell _shell = new();

    [Fact]
    public async Task The_invitation_asks_for_what_is_needed_and_no_more()
    {
        Assert.Equal(0, await _shell.RunAsync("discord", "invite", $"--Discord:ApplicationId={DiscordEmulator.ApplicationId}"));

        // View Channels, Send Messages, Send Messages in Threads.
        Assert.Equal(
            $"https://discord.com/oauth2/authorize?client_id={DiscordEmulator.ApplicationId}&scope=bot+applications.commands&permissions={(1L << 10) + (1L << 11) + (1L << 38)}\n",
            _shell.Out.ToString());
        Assert.All(DiscordInvite.Permissions.Values, Assert.NotEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("my-bot")]
    public async Task Without_an_application_there_is_no_invitation_and_that_is_told(string id)
    {
        Assert.Equal(1, await _shell.RunAsync("discord", "invite", $"--Discord:ApplicationId={id}"));

        Assert.Equal("", _shell.Out.ToString());
        Assert.StartsWith("newsbot: Discord:ApplicationId is missing or no number; the developer portal shows it", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_where_nothing_is()
    {
        await using var discord = await DiscordEmulator.StartAsync(TimeProvider.System);
        discord.Starts = (998, 60_000);

        Assert.Equal(
            [
                "ok       discord: the bot's token is accepted and belongs to the application NewsBot",
                "ok       discord: interactions come over the gateway",
                "ok       discord: the gateway greets, and 998 of 1000 sessions of a day may still be begun",
                "ok       discord: Discord does not know the commands in all servers as they are now; 'newsbot run' tells it when it starts",
            ],
            await ExamineAsync(discord));
        Assert.Empty(discord.Gateway.Sessions);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_with_HTTP_where_nothing_is()
    {
        await using var discord = await DiscordEmulator.StartAsync(TimeProvider.System);
        (discord.Rest.VerifyKey, discord.Rest.InteractionsEndpoint) = (OwnKey, Endpoint);
        discord.Rest.Register(Interactions.Guild, DiscordCommands.All(areGlobal: false));

        Assert.Equal(
            [
                "ok       discord: the bot's token is accepted and belongs to the application NewsBot",
                "ok       discord: the public key is that of the application",
                $"ok       discord: interactions come over HTTP to {Endpoint}",
                $"ok       discord: Discord knows the 7 commands in the server {Interactions.Guild}",
            ],
            await ExamineAsync(discord, "--Discord:Mode=Http", $"--Discord:PublicKey={OwnKey.ToUpperInvariant()}", $"--Discord:GuildId={Interactions.Guild}"));
        Assert.Equal(0, discord.Gateway.Connections);
    }

    [Theory]
    [InlineData("Token=", "Discord:Token is missing; it is in the developer portal under Bot.")]
    [InlineData("Token= TokenFile=/nowhere/token", "Discord:TokenFile is /nowhere/token, which is not there; name the file that holds the bot's token.")]
    [InlineData("Token=another-secret", "Discord does not accept the bot's token; reset it in the developer portal under Bot and set Discord:Token.")]
    [InlineData("ApplicationId=", "Discord:ApplicationId is missing; the developer portal shows it under General Information.")]
    [InlineData("ApplicationId=my-bot", "Discord:ApplicationId must be the number that the developer portal shows")]
    [InlineData("ApplicationId=55", "the bot's token belongs to the application NewsBot, whose id is 1100000000000000001, but Discord:ApplicationId is 55; set both to those of one application")]
    [InlineData("PublicKey=d75a98", "Discord:PublicKey must be the 64 hexadecimal digits that the developer portal shows under General Information.")]
    [InlineData("PublicKey=" + OwnKey, "Discord:PublicKey is not the key of this application, so nothing that Discord delivers over HTTP would be taken; copy it")]
    [InlineData("Mode=Http", "Discord:PublicKey is missing, and Discord:Mode Http needs it; the developer portal shows it under General Information.")]
    [InlineData("Mode=Pigeon", "Discord:Mode must be Gateway or Http.")]
    [InlineData("ApiBaseUrl=nonsense", "Discord:ApiBaseUrl must be an https address that ends in a slash; http is for this machine only.")]
    [InlineData("ApiBaseUrl=http://127.0.0.1:1/api/v10/", "Discord cannot be reached at http://127.0.0.1:1/api/v10/; check the network and Discord:ApiBaseUrl")]
    public async Task The_doctor_says_which_setting_is_wrong_and_what_to_do(string setting, string expected)
    {
        await using var discord = await DiscordEmulator.StartAsync(TimeProvider.System);

        var lines = await ExamineAsync(discord, [.. setting.Split(' ').Select(part => $"--Discord:{part}")]);

        Assert.Contains(lines, line => line.StartsWith($"problem  discord: {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_says_where_Discord_delivers_to_another_place_than_the_bot_listens()
    {
        await using var discord = await DiscordEmulator.StartAsync(TimeProvider.System);
        discord.Rest.VerifyKey = OwnKey;
        string[] http = ["--Discord:Mode=Http", $"--Discord:PublicKey={OwnKey}"];

        var nowhere = await ExamineAsync(discord, http);
        discord.Rest.InteractionsEndpoint = "https://newsbot.example.org/";
        var elsewhere = await ExamineAsync(discord, http);
        discord.Rest.InteractionsEndpoint = Endpoint;
        var overGateway = await ExamineAsync(discord);

        Assert.Contains(nowhere, line => line.StartsWith("problem  discord: Discord does not know where to deliver; start the bot, then enter its https address with /discord/interactions", StringComparison.Ordinal));
        Assert.Contains(elsewhere, line => line.StartsWith("problem  discord: Discord delivers to https://newsbot.example.org/, but the bot listens at /discord/interactions; ", StringComparison.Ordinal));
        Assert.Contains(overGateway, line => line.StartsWith($"problem  discord: Discord delivers to {Endpoint} and nothing over the gateway; clear Interactions Endpoint URL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_says_what_is_wrong_with_the_gateway_and_the_commands()
    {
        await using var discord = await DiscordEmulator.StartAsync(TimeProvider.System);
        discord.Rest.Fault = request => request.EndsWith("/commands", StringComparison.Ordinal) ? new RestFault.Status(403) : null;
        discord.Starts = (0, 5_400_000);

        var busy = await ExamineAsync(discord, $"--Discord:GuildId={Interactions.Guild}");
        (discord.Starts, discord.GatewayUrl) = ((9, 0), "ws://127.0.0.1:1/");
        var away = await ExamineAsync(discord);
        discord.Rest.Fault = request => request == "get /gateway/bot" ? new RestFault.Status(404) : null;
        var unknown = await ExamineAsync(discord);

        Assert.Contains("problem  discord: only 0 of 1000 sessions may be begun in the next 90 minutes; find out what starts the bot so often, and leave it running", busy);
        Assert.Contains($"problem  discord: the commands in the server {Interactions.Guild} cannot be read; open the link that 'newsbot discord invite' prints, or correct Discord:GuildId", busy);
        Assert.Contains("problem  discord: the gateway at ws://127.0.0.1:1/ does not greet; check that wss connections may leave this network", away);
        Assert.Contains("problem  discord: Discord does not tell of the commands; try again in some minutes", away);
        Assert.Contains("problem  discord: Discord does not tell where the gateway is; try again in some minutes", unknown);
    }

    public void Dispose() => _shell.Dispose();

    /// <summary>The doctor's lines on Discord; it is right in its exit code and tells no secret.</summary>
    private async Task<string[]> ExamineAsync(DiscordEmulator discord, params string[] settings)
    {
        _shell.Out.GetStringBuilder().Clear();
        var code = await _shell.RunAsync(
        [
            "doctor", $"--Discord:ApiBaseUrl={discord.ApiBaseUrl}", $"--Discord:Token={DiscordEmulator.Token}", $"--Discord:ApplicationId={DiscordEmulator.ApplicationId}", .. settings,
        ]);
        var lines = _shell.Out.ToString().Split('\n').Where(line => line.Contains("  discord: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(_shell.Out.ToString().Contains("problem  ", StringComparison.Ordinal) ? 1 : 0, code);
        Assert.DoesNotContain("secret", _shell.Out.ToString() + _shell.Error, StringComparison.Ordinal);
        return lines;
    }
}
