using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells menus, share boxes, breadcrumbs and bare addresses from text.</summary>
internal static class Navigation
{
    private const int LongestEntry = 60;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Entries = LineShape.CaselessSet(
        "menu", "main menu", "home", "sign in", "sign up", "log in", "login", "log out", "register", "subscribe", "subscribe now", "subscribe today",
        "my account", "account", "search", "close",
        "next", "previous", "up next", "back", "back to top", "top", "share", "share this", "share this article", "share this story", "share article",
        "share options", "print", "send", "save", "copy link",
        "copied", "link copied", "email", "e-mail", "email this", "facebook", "twitter", "linkedin", "whatsapp", "reddit", "pinterest", "comments",
        "comment", "show comments", "view comments", "leave a comment", "add a comment", "join the conversation",
        "advertisement", "advertising", "advert", "ad", "ads", "sponsored", "sponsored content", "paid content", "promoted", "related", "related stories",
        "related story", "related topics", "related articles", "related content", "recommended",
        "read more", "read next", "read more here", "read also", "see also", "see more", "show more", "load more", "more", "more stories", "most read",
        "most popular", "trending", "trending now", "you may also like", "you might also like",
        "latest stories", "top stories", "editors' picks", "editor's picks", "newsletter", "newsletters", "sign up now", "follow us", "follow", "watch",
        "watch live", "listen", "play", "play video", "live tv", "video player",
        "loading", "skip to content", "skip to main content", "skip navigation", "privacy policy", "terms of use", "terms of service",
        "terms and conditions", "cookie policy", "cookie settings", "accept all", "accept cookies", "accept", "reject all", "manage preferences",
        "contact us", "about us", "also on this site", "advertise with us", "all rights reserved", "tags", "topics", "enlarge", "enlarge image", "expand",
        "toggle caption", "hide caption", "view gallery", "view all", "show all", "image caption",
        "image source", "report a typo", "report an error", "story continues below", "article continues below", "story continues below advertisement",
        "article continues after advertisement", "the digest", "font size", "text size", "download the app", "get the app", "bookmark",
        "startseite", "anmelden", "abmelden", "suche", "teilen", "drucken", "kommentare", "anzeige", "werbung", "mehr zum thema", "zum inhalt springen",
        "zur startseite", "accueil", "connexion", "se connecter", "partager", "imprimer",
        "publicité", "lire aussi", "rechercher", "inicio", "iniciar sesión", "compartir", "publicidad", "comentarios", "buscar", "imprimir", "lea también",
        "ir al contenido");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShareWords = LineShape.CaselessSet(
        "facebook", "twitter", "x", "email", "e-mail", "mail", "whatsapp", "linkedin", "reddit", "pinterest", "telegram", "print", "share", "tweet", "copy",
        "link", "send", "threads", "bluesky",
        "messenger", "flipboard", "sms", "instagram", "youtube", "tiktok", "snapchat", "mastodon", "xing", "teilen", "drucken", "partager", "compartir",
        "imprimir", "imprimer", "save", "comment", "comments", "/", "|", "·", "•");

    private static readonly string[] Openers =
    [
        "Skip to ", "Share on ", "Share via ", "Share this ", "Share to ", "Sign in ", "Log in ", "Back to ", "Jump to ", "Go to ", "View comments",
        "Show comments", "Enlarge ", "Click to ", "Tap to ", "Click here", "Tweet this",
        "Open in ", "Save to ", "Email this ", "Print this ", "Copy this ", "Zum Inhalt", "Zur Navigation", "Auf Facebook", "Partager sur", "Compartir en",
        "Aller au contenu", "Ir al ", "Pasar al ",
    ];

    public static bool IsEntry(ReadOnlySpan<char> line)
    {
        if (IsAddress(line))
            return true;
        if (line.Length > 200 || LineShape.EndsSentence(line) && line.Length > LongestEntry)
            return false;
        var bare = line.TrimEnd(" .:…>»›▼→↓×+").TrimStart("[(<«‹←×+ ").TrimEnd("])");
        if (bare.IsEmpty)
            return true;
        if (bare.Length <= LongestEntry && (Entries.Contains(bare) || IsShareBox(bare) || HasOpener(line)))
            return true;
        return !LineShape.EndsSentence(line) && IsTrail(line);
    }

    /// <summary>Whether it is a link of a menu such as <c>Skip to content</c>; these stay links when they are numbered.</summary>
    public static bool HasOpener(ReadOnlySpan<char> line)
    {
        if (LineShape.IsStop(line[^1]))
            return false;
        return LineShape.Begins(line, Openers) && LineShape.CountWords(line, 9) < 9;
    }

    private static bool IsShareBox(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range].TrimEnd(',');
            if (word.IsEmpty)
                continue;
            if (!ShareWords.Contains(word))
                return false;
            words++;
        }

        return words >= 2;
    }

    /// <summary>A breadcrumb or a menu in one line: short entries between marks, as in <c>Home > World</c> or <c>News | Sport | Weather</c>.</summary>
    private static bool IsTrail(ReadOnlySpan<char> line)
    {
        foreach (var mark in (ReadOnlySpan<string>)[" > ", " › ", " » ", " | ", " >> "])
        {
            var parts = 1;
            var isShort = true;
            var rest = line;
            for (var at = rest.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = rest.IndexOf(mark, StringComparison.Ordinal))
            {
                isShort &= at <= 30;
                rest = rest[(at + mark.Length)..];
                parts++;
            }

            if (parts >= (mark == " | " ? 4 : 2) && isShort && rest.Length <= 40)
                return true;
        }

        return false;
    }

    /// <summary>One word that is an address of a page or a mailbox.</summary>
    private static bool IsAddress(ReadOnlySpan<char> line)
    {
        var bare = line.Trim("<>()[]., ");
        if (bare.Length < 5 || bare.Length > 2000 || bare.IndexOf(' ') >= 0)
            return false;
        if (bare.Contains("://", StringComparison.Ordinal) || bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;
        var at = bare.IndexOf('@');
        return at >= 0 && bare.Length <= 100 && bare[(at + 1)..].IndexOfAnyExcept(['.', '-', '_']) >= 0;
    }
}
