using System.Globalization;
using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Chat;

/// <summary>What the chats say in the reader's language around the quotes, which stay in their own.</summary>
internal sealed record Phrases
{
    private static readonly Phrases English = new()
    {
        NotFound = "I found no answer to that in the ingested news.",
        NothingInBounds = "No ingested article lies within its bounds.",
        Nearest = "The nearest articles, which are related at most:",
        AlsoReportedBy = outlets => $"also reported by {outlets}",
        WorkedOut = "worked out from the quote's weekday",
        Correction = "correction",
        FirstSeen = day => $"first seen {day}",
        Covered = (articles, outlets, newest) => $"{Counted(articles, "article", "articles")} from {Counted(outlets, "outlet", "outlets")}, newest {newest}",
        Answer = "answer",
        More = "More",
        Context = "Context",
        Share = "Share",
        SharedBy = who => $"shared by {who}",
        AskAgain = seconds => $"Those were too many questions at once. Try again in {seconds} s.",
        Busy = "Too many questions are waiting just now. Try again in a few seconds.",
        WentWrong = reference => $"That went wrong on my side (reference {reference}).",
        NothingToAsk = "There is no text in that message that I could look for.",
        NotKnown = "I do not know that button any more. Ask the question again.",
    };

    private static readonly Phrases German = new()
    {
        NotFound = "In den gespeicherten Nachrichten habe ich darauf keine Antwort gefunden.",
        NothingInBounds = "Kein gespeicherter Artikel liegt innerhalb der Grenzen der Frage.",
        Nearest = "Die nächstliegenden Artikel, die höchstens verwandt sind:",
        AlsoReportedBy = outlets => $"auch berichtet von {outlets}",
        WorkedOut = "aus dem Wochentag des Zitats errechnet",
        Correction = "Korrektur",
        FirstSeen = day => $"zuerst gesehen {day}",
        Covered = (articles, outlets, newest) => $"{Counted(articles, "Artikel", "Artikel")} von {Counted(outlets, "Medium", "Medien")}, neuester vom {newest}",
        Answer = "Antwort",
        More = "Mehr",
        Context = "Umfeld",
        Share = "Teilen",
        SharedBy = who => $"geteilt von {who}",
        AskAgain = seconds => $"Das waren zu viele Fragen auf einmal. Versuch es in {seconds} s noch einmal.",
        Busy = "Gerade warten zu viele Fragen. Versuch es in einigen Sekunden noch einmal.",
        WentWrong = reference => $"Das ist bei mir schiefgegangen (Zeichen {reference}).",
        NothingToAsk = "In dieser Nachricht steht kein Text, nach dem ich suchen könnte.",
        NotKnown = "Diesen Knopf kenne ich nicht mehr. Stell die Frage noch einmal.",
        DayFormat = "d.M.yyyy",
        Thousands = ".",
    };

    private static readonly Phrases French = new()
    {
        NotFound = "Je n'ai pas trouvé de réponse dans les articles enregistrés.",
        NothingInBounds = "Aucun article enregistré n'entre dans les limites de la question.",
        Nearest = "Les articles les plus proches, tout au plus apparentés :",
        AlsoReportedBy = outlets => $"également rapporté par {outlets}",
        WorkedOut = "calculé d'après le jour de la semaine cité",
        Correction = "rectificatif",
        FirstSeen = day => $"vu pour la première fois le {day}",
        Covered = (articles, outlets, newest) => $"{Counted(articles, "article", "articles")} de {Counted(outlets, "source", "sources")}, le plus récent du {newest}",
        Answer = "réponse",
        More = "Plus",
        Context = "Contexte",
        Share = "Partager",
        SharedBy = who => $"partagé par {who}",
        AskAgain = seconds => $"Trop de questions à la fois. Réessayez dans {seconds} s.",
        Busy = "Trop de questions attendent en ce moment. Réessayez dans quelques secondes.",
        WentWrong = reference => $"Une erreur s'est produite de mon côté (référence {reference}).",
        NothingToAsk = "Ce message ne contient aucun texte que je puisse chercher.",
        NotKnown = "Je ne connais plus ce bouton. Posez la question de nouveau.",
        DayFormat = "dd/MM/yyyy",
        Thousands = "\u202F",
    };

    private static readonly Phrases Spanish = new()
    {
        NotFound = "No he encontrado respuesta en las noticias guardadas.",
        NothingInBounds = "Ningún artículo guardado está dentro de los límites de la pregunta.",
        Nearest = "Los artículos más cercanos, a lo sumo relacionados:",
        AlsoReportedBy = outlets => $"también informado por {outlets}",
        WorkedOut = "calculado a partir del día de la semana citado",
        Correction = "corrección",
        FirstSeen = day => $"visto por primera vez el {day}",
        Covered = (articles, outlets, newest) => $"{Counted(articles, "artículo", "artículos")} de {Counted(outlets, "medio", "medios")}, el más reciente del {newest}",
        Answer = "respuesta",
        More = "Más",
        Context = "Contexto",
        Share = "Compartir",
        SharedBy = who => $"compartido por {who}",
        AskAgain = seconds => $"Demasiadas preguntas a la vez. Inténtalo de nuevo en {seconds} s.",
        Busy = "Ahora mismo esperan demasiadas preguntas. Inténtalo de nuevo en unos segundos.",
        WentWrong = reference => $"Algo ha fallado por mi parte (referencia {reference}).",
        NothingToAsk = "Ese mensaje no contiene ningún texto que pueda buscar.",
        NotKnown = "Ya no conozco ese botón. Haz la pregunta otra vez.",
        DayFormat = "d/M/yyyy",
        Thousands = ".",
    };

    public required string NotFound { get; init; }

    public required string NothingInBounds { get; init; }

    public required string Nearest { get; init; }

    public required Func<string, string> AlsoReportedBy { get; init; }

    public required string WorkedOut { get; init; }

    public required string Correction { get; init; }

    public required Func<string, string> FirstSeen { get; init; }

    public required string Answer { get; init; }

    public required string More { get; init; }

    public required string Context { get; init; }

    public required string Share { get; init; }

    public required Func<string, string> SharedBy { get; init; }

    public required Func<int, string> AskAgain { get; init; }

    public required string Busy { get; init; }

    public required Func<string, string> WentWrong { get; init; }

    public required string NothingToAsk { get; init; }

    public required string NotKnown { get; init; }

    public required Func<(int Count, string Text), (int Count, string Text), string, string> Covered { get; init; }

    public string DayFormat { get; init; } = "d MMM yyyy";

    public string Thousands { get; init; } = ",";

    /// <summary>Those of a language such as <c>de</c> or <c>es-ES</c>; English where it is none of ours.</summary>
    public static Phrases For(string? locale) => locale?.Split('-')[0] switch
    {
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        _ => English,
    };

    /// <summary>A day as people write it.</summary>
    public string Day(NewsTime time) => time.Day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The day of a citation, told from one on which its article was only seen.</summary>
    public string DayOf(Citation citation) => citation.IsUndated ? FirstSeen(Day(citation.Published)) : Day(citation.Published);

    /// <summary>What the archive holds within the bounds of a question.</summary>
    public string Coverage(Coverage coverage) => coverage.Newest is { } newest
        ? Covered(Number(coverage.Articles), Number(coverage.Sources), Day(newest))
        : NothingInBounds;

    private static string Counted((int Count, string Text) number, string one, string many) => $"{number.Text} {(number.Count == 1 ? one : many)}";

    private (int Count, string Text) Number(int count) =>
        (count, count.ToString("N0", CultureInfo.InvariantCulture).Replace(",", Thousands, StringComparison.Ordinal));
}
