using System.Text.RegularExpressions;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>Reads commands and pressed buttons.</summary>
internal sealed partial class OrderReader(DiscordAdmins admins)
{
    private const int LongestPreface = 200;

    /// <summary>What is wanted; null where it is nothing that is known any more.</summary>
    public Order? Read(Interaction interaction)
    {
        var data = interaction.Data ?? new InteractionData();
        if (interaction.Type == InteractionType.Component)
            return ReadButton(interaction, data.CustomId);
        return data.Name switch
        {
            DiscordCommands.Ask => ReadAsk(interaction, data.Options),
            DiscordCommands.AskAboutMessage => ReadMessage(interaction, data),
            DiscordCommands.News => ReadNews(interaction, data),
            _ => new Order(Request(interaction, data.Name, "") with { Options = OptionsOf(data.Options) }, IsPrivate: true),
        };
    }

    private Order ReadAsk(Interaction interaction, IReadOnlyList<InteractionOption> options)
    {
        var given = OptionsOf(options);
        var question = given.GetValueOrDefault("question", "");
        var isPrivate = given.GetValueOrDefault("private") == "true";
        var request = Request(interaction, "ask", question) with { Options = given.Where(o => o.Key is "source" or "since" or "until").ToDictionary() };
        return new Order(request, isPrivate) { Preface = Preface(question) };
    }

    /// <summary>The text of a message is taken for a question, without what is markup.</summary>
    private Order ReadMessage(Interaction interaction, InteractionData data)
    {
        var content = data.TargetId is { } id && data.Resolved?.Messages.TryGetValue(id, out var message) == true ? message.Content : "";
        var question = TextCut.To(Blanks().Replace(Markup().Replace(content, " "), " ").Trim(), QuestionForm.MaxLength);
        return new Order(Request(interaction, "ask", question), IsPrivate: true) { Preface = Preface(question) };
    }

    private Order ReadNews(Interaction interaction, InteractionData data)
    {
        List<string> words = [];
        var options = data.Options;
        while (options is [{ Type: InteractionOption.SubCommand or InteractionOption.SubCommandGroup } part])
        {
            words.Add(part.Name);
            options = part.Options;
        }

        var text = options is [var first, ..] ? first.Text : "";
        if (words is not [NewsCommands.Import])
            return new Order(Request(interaction, string.Join(' ', words), text), IsPrivate: true);
        var file = data.Resolved?.Attachments.GetValueOrDefault(text);
        var command = file?.Filename.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) == true ? "import" : "feeds import";
        var request = Request(interaction, command, "") with { Options = new Dictionary<string, string> { [CommandRequest.File] = file?.Filename ?? "" } };
        return new Order(request, IsPrivate: true) { File = file };
    }

    private Order? ReadButton(Interaction interaction, string customId) => customId.Split(':', 2) switch
    {
        [AnswerAction.More, var text] => new Order(Request(interaction, "more", text), IsPrivate: true),
        [AnswerAction.Context, var text] => new Order(Request(interaction, "context", text), IsPrivate: true),
        [AnswerAction.Share, var text] => new Order(Request(interaction, "show", text), IsPrivate: false)
        {
            Preface = Phrases.For(interaction.Locale).SharedBy($"<@{interaction.SenderId}>"),
        },
        _ => null,
    };

    private CommandRequest Request(Interaction interaction, string command, string text) => new(
        command,
        text,
        new Caller(DiscordAdapter.Chat, interaction.SenderId, admins.Include(interaction)) { Place = interaction.ChannelId, Locale = interaction.Locale });

    private static Dictionary<string, string> OptionsOf(IReadOnlyList<InteractionOption> options) =>
        options.ToDictionary(option => option.Name, option => option.Text, StringComparer.Ordinal);

    private static string Preface(string question) => DiscordMarkdown.Line(question, LongestPreface);

    /// <summary>Mentions, emojis, addresses and the signs of formatting.</summary>
    [GeneratedRegex(@"<[@#:/a][^>]*>|https?://\S+|[*_~`|>\\]+")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
