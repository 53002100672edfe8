using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>The commands as Discord shows them.</summary>
internal static class DiscordCommands
{
    public const string Ask = "ask";
    public const string AskAboutMessage = "Ask NewsBot about this";
    public const string News = "news";

    private static readonly int[] Guilds = [0];
    private static readonly int[] GuildsAndTalks = [0, 1];

    private static readonly Words SourceName = new("source", "quelle", "source", "fuente");
    private static readonly Words SinceName = new("since", "seit", "depuis", "desde");

    private static readonly Words SourceText = new("Only this outlet", "Nur dieses Medium", "Seulement cette source", "Solo este medio");

    private static readonly Words SinceText = new(
        "Only what was published on this day or later, such as 2023-02-19", "Nur, was an diesem Tag oder später erschien, etwa 2023-02-19",
        "Seulement ce qui a paru ce jour ou plus tard, par exemple 2023-02-19", "Solo lo publicado ese día o después, por ejemplo 2023-02-19");

    /// <summary>All of them; <paramref name="areGlobal"/> where they are not for one server only.</summary>
    public static IReadOnlyList<CommandDefinition> All(bool areGlobal) =>
    [
        .. new[]
        {
            AskCommand(),
            Plain("headlines", new("headlines", "schlagzeilen", "titres", "titulares"), new("The newest headlines", "Die neuesten Schlagzeilen", "Les derniers titres", "Los últimos titulares")) with
            {
                Options = [Source(), Since()],
            },
            Plain("sources", new("sources", "quellen", "sources", "fuentes"), new("The outlets whose news I know", "Die Medien, deren Nachrichten ich kenne", "Les sources que je connais", "Los medios que conozco")),
            Plain("help", new("help", "hilfe", "aide", "ayuda"), new("What I can do", "Was ich kann", "Ce que je sais faire", "Lo que sé hacer")),
            Plain("status", new("status", "status", "statut", "estado"), new("How much I know", "Wie viel ich weiß", "Tout ce que je connais", "Cuánto sé")),
            new CommandDefinition
            {
                Name = AskAboutMessage,
                Type = CommandDefinition.OnMessage,
                NameLocalizations = new Words(AskAboutMessage, "NewsBot danach fragen", "Demander à NewsBot", "Preguntar a NewsBot").Others,
            },
        }.Select(command => command with { Contexts = areGlobal ? GuildsAndTalks : null, IntegrationTypes = areGlobal ? Guilds : null }),
        NewsCommands.Definition with { Contexts = areGlobal ? Guilds : null, IntegrationTypes = areGlobal ? Guilds : null },
    ];

    private static CommandDefinition AskCommand() => Plain(
        Ask,
        new(Ask, "frag", "demander", "preguntar"),
        new("Ask what the news says", "Frag, was in den Nachrichten steht", "Demander ce que disent les nouvelles", "Pregunta qué dicen las noticias")) with
    {
        Options =
        [
            Text(
                new("question", "frage", "question", "pregunta"),
                new("What you want to know", "Was du wissen willst", "Ce que vous voulez savoir", "Lo que quieres saber")) with
            {
                Required = true, Autocomplete = true, MaxLength = QuestionForm.MaxLength,
            },
            Source(),
            Since(),
            Text(
                new("until", "bis", "jusque", "hasta"),
                new(
                    "Only what was published on this day or earlier, such as 2023-02-19", "Nur, was an diesem Tag oder früher erschien, etwa 2023-02-19",
                    "Seulement ce qui a paru ce jour ou plus tôt, par exemple 2023-02-19", "Solo lo publicado ese día o antes, por ejemplo 2023-02-19")),
            Option(
                OptionDefinition.Flag,
                new("private", "privat", "privé", "privado"),
                new("Show the answer to you only", "Die Antwort nur dir zeigen", "Ne montrer la réponse qu'à vous", "Mostrar la respuesta solo a ti")),
        ],
    };

    private static OptionDefinition Source() => Text(SourceName, SourceText) with { Autocomplete = true };

    private static OptionDefinition Since() => Text(SinceName, SinceText);

    internal static CommandDefinition Plain(string name, Words names, Words descriptions) => new()
    {
        Name = name,
        NameLocalizations = names.Others,
        Description = descriptions.English,
        DescriptionLocalizations = descriptions.Others,
    };

    internal static OptionDefinition Text(Words names, Words descriptions) => Option(OptionDefinition.Text, names, descriptions);

    internal static OptionDefinition Option(int type, Words names, Words descriptions) => new()
    {
        Type = type,
        Name = names.English,
        NameLocalizations = names.Others,
        Description = descriptions.English,
        DescriptionLocalizations = descriptions.Others,
    };
}
