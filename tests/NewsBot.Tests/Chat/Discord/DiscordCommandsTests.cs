using System.Text.RegularExpressions;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Tests.Support.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed partial class DiscordCommandsTests
{
    private static readonly string[] Locales = ["de", "es-419", "es-ES", "fr"];

    [Fact]
    public void Every_name_and_description_is_there_in_German_French_and_Spanish()
    {
        var commands = DiscordCommands.All(areGlobal: true);
        var options = commands.SelectMany(command => command.Options).SelectMany(WithParts).ToList();

        Assert.All(commands, command => Assert.Equal(Locales, command.NameLocalizations!.Keys.Order(StringComparer.Ordinal)));
        Assert.All(commands.Where(command => command.Type == CommandDefinition.ChatInput), command => Assert.Equal(Locales, command.DescriptionLocalizations!.Keys.Order(StringComparer.Ordinal)));
        Assert.All(options, option => Assert.Equal(Locales, option.NameLocalizations!.Keys.Order(StringComparer.Ordinal)));
        Assert.All(options, option => Assert.Equal(Locales, option.DescriptionLocalizations!.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_name_is_one_that_Discord_takes_and_no_other_beside_it_is_the_same()
    {
        var commands = DiscordCommands.All(areGlobal: true);

        AssertNames(commands.Where(command => command.Type == CommandDefinition.ChatInput).Select(command => (command.Name, command.NameLocalizations!)));
        foreach (var options in commands.SelectMany(command => ListsOf(command.Options)))
            AssertNames(options.Select(option => (option.Name, option.NameLocalizations!)));
    }

    [Fact]
    public void Only_what_changes_something_is_hidden_from_who_may_not_manage_the_server() =>
        Assert.Equal(["news"], DiscordCommands.All(areGlobal: true).Where(command => command.DefaultMemberPermissions is not null).Select(command => command.Name));

    [Fact]
    public async Task The_commands_are_told_once_and_again_only_when_they_differ()
    {
        await using var bot = await DiscordBot.StartAsync([]);
        await bot.SeeAsync(Interactions.Command("help"));
        await bot.StopAsync();
        await bot.StartAsync([]);
        await bot.StopAsync();
        bot.Discord.Rest.CommandsOf("").RemoveAt(0);
        await bot.StartAsync([]);

        Assert.Equal(2, bot.Discord.Rest.Requests.Count(request => request == "put /applications/{application_id}/commands"));
        Assert.Equal(3, bot.Discord.Rest.Requests.Count(request => request == "get /applications/{application_id}/commands"));
        Assert.Equal(7, bot.Discord.Rest.CommandsOf("").Count);
    }

    [Fact]
    public async Task The_commands_of_one_server_are_told_to_it_alone()
    {
        await using var bot = await DiscordBot.CreateAsync(configure: null, $"Discord:GuildId={Interactions.Guild}");
        bot.Discord.Rest.Register("", DiscordCommands.All(areGlobal: true)); // when they were for all
        await bot.StartAsync([]);
        await bot.SeeAsync(Interactions.Command("help"));

        Assert.Empty(bot.Discord.Rest.CommandsOf(""));
        Assert.Equal(7, bot.Discord.Rest.CommandsOf(Interactions.Guild).Count);
    }

    private static void AssertNames(IEnumerable<(string Name, IReadOnlyDictionary<string, string> Others)> siblings)
    {
        var all = siblings.ToList();
        foreach (var names in Locales.Select(locale => all.Select(sibling => sibling.Others[locale]).ToList()).Append([.. all.Select(sibling => sibling.Name)]))
        {
            Assert.All(names, name => Assert.Matches(Name(), name));
            Assert.All(names, name => Assert.Equal(name.ToLowerInvariant(), name));
            Assert.Equal(names.Distinct(), names);
        }
    }

    private static IEnumerable<IReadOnlyList<OptionDefinition>> ListsOf(IReadOnlyList<OptionDefinition> options) => options.SelectMany(option => ListsOf(option.Options)).Prepend(options);

    private static IEnumerable<OptionDefinition> WithParts(OptionDefinition option) => option.Options.SelectMany(WithParts).Prepend(option);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$")]
    private static partial Regex Name();
}
