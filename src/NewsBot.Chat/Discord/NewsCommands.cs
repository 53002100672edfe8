using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>The commands of admins as Discord shows them, all parts of <c>/news</c>.</summary>
internal static class NewsCommands
{
    public const string Import = "import";

    /// <summary>Manage Server: who sees them before a server decides. Code decides who may give them.</summary>
    private const string ManageGuild = "32";

    public static CommandDefinition Definition { get; } = DiscordCommands.Plain(
        DiscordCommands.News,
        new(DiscordCommands.News, "nachrichten", "nouvelles", "noticias"),
        new("Change what I know (for admins)", "Ändern, was ich weiß (für Admins)", "Changer ce que je connais (admins)", "Cambiar lo que sé (para admins)")) with
    {
        DefaultMemberPermissions = ManageGuild,
        Options =
        [
            Part(
                new("ingest", "aufnehmen", "ajouter", "incorporar"),
                new("Ingest the article at an address", "Den Artikel unter einer Adresse aufnehmen", "Ajouter l'article à une adresse", "Incorporar el artículo de una dirección"),
                Url()),
            Part(
                new(Import, "einlesen", "importer", "importar"),
                new("Import a list of feeds (.opml) or articles (.jsonl)", "Eine Liste von Feeds (.opml) oder Artikel (.jsonl) einlesen", "Importer une liste de flux (.opml) ou des articles (.jsonl)", "Importar una lista de fuentes (.opml) o artículos (.jsonl)"),
                DiscordCommands.Option(OptionDefinition.File, new("file", "datei", "fichier", "archivo"), new("The file", "Die Datei", "Le fichier", "El archivo")) with { Required = true }),
            DiscordCommands.Option(
                OptionDefinition.SubCommandGroup,
                new("feeds", "feeds", "flux", "canales"),
                new("The feeds that I read", "Die Feeds, die ich lese", "Les flux que je lis", "Los canales que leo")) with
            {
                Options =
                [
                    Part(
                        new("add", "hinzufügen", "ajouter", "añadir"),
                        new("Add the feed at an address or of a page", "Den Feed einer Adresse oder Seite hinzufügen", "Ajouter le flux d'une adresse ou d'une page", "Añadir el canal de una dirección o página"),
                        Url()),
                    Part(new("list", "liste", "liste", "lista"), new("All feeds and how they are", "Alle Feeds und wie es um sie steht", "Tous les flux et leur état", "Todos los canales y su estado")),
                    Part(new("remove", "entfernen", "retirer", "quitar"), new("Remove a feed", "Einen Feed entfernen", "Retirer un flux", "Quitar un canal"), Feed()),
                    Part(new("check", "prüfen", "vérifier", "comprobar"), new("Fetch a feed now", "Einen Feed jetzt abrufen", "Lire un flux maintenant", "Leer un canal ahora"), Feed()),
                    Part(new("pause", "anhalten", "suspendre", "pausar"), new("Do not read a feed for now", "Einen Feed vorerst nicht lesen", "Ne plus lire un flux pour l'instant", "No leer un canal por ahora"), Feed()),
                    Part(new("resume", "fortsetzen", "reprendre", "reanudar"), new("Read a feed again", "Einen Feed wieder lesen", "Lire un flux de nouveau", "Leer un canal otra vez"), Feed()),
                ],
            },
        ],
    };

    private static OptionDefinition Part(Words names, Words descriptions, params IReadOnlyList<OptionDefinition> options) =>
        DiscordCommands.Option(OptionDefinition.SubCommand, names, descriptions) with { Options = options };

    private static OptionDefinition Url() => DiscordCommands.Text(
        new("url", "url", "url", "url"), new("The address", "Die Adresse", "L'adresse", "La dirección")) with
    {
        Required = true,
    };

    private static OptionDefinition Feed() => DiscordCommands.Text(
        new("feed", "feed", "flux", "canal"), new("Its number or address", "Seine Nummer oder Adresse", "Son numéro ou son adresse", "Su número o dirección")) with
    {
        Required = true,
    };
}
