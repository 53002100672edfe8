using System.Collections.Frozen;

namespace NewsBot.Sources.Web;

/// <summary>Tells from the class and id of a section whether it surrounds an article: shares, advertises, links, comments, introduces its writer.</summary>
internal static class SurroundingNames
{
    private const int LongestNames = 1000;

    // What a section is called by that never is part of the text.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Strong = Set(
        "share", "sharing", "shares", "sharebar", "sharebox", "sharedaddy", "sharelinks", "sharethis", "sharetools", "social", "socials", "socialshare", "sns",
        "addthis", "addtoany",
        "related", "relateds", "recommended", "recirc", "recirculation", "promo", "promos", "promotion", "teaser", "teasers", "trending", "popular",
        "readmore", "outbrain", "taboola", "cta", "crosslinks",
        "newsletter", "newsletters", "subscribe", "subscription", "subscriptions", "signup", "login", "donate", "donation",
        "author", "authors", "byline", "bylines", "bio", "autor", "autoren", "auteur", "auteurs",
        "caption", "captions", "gallery", "galleries", "slideshow", "carousel", "swiper", "bildunterschrift", "legende",
        "tags", "tagged", "keywords", "breadcrumb", "breadcrumbs", "pagination", "pager", "menu", "navbar", "nav", "navigation", "footer", "sidebar",
        "cookie", "cookies", "consent", "gdpr", "popup", "modal", "tooltip", "infobox",
        "sponsor", "sponsored", "advert", "advertisement", "advertisements", "advertising", "ad", "ads", "adv", "dfp", "adsense", "anzeige", "werbung",
        "publicidad", "publicite",
        "disclaimer", "poll", "survey");

    // What readers say below an article.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Talk = Set("disqus", "respond", "replies", "reactions", "discussion", "livefyre", "viafoura", "comentarios");

    private static readonly string[] TalkBeginnings = ["comment", "komment"];

    // What a section is called by that has no running text: pictures, dates, boxes.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Weak = Set(
        "image", "images", "img", "photo", "photos", "figure", "video", "videos", "player", "media", "more", "tag", "meta", "metadata", "alert", "banner",
        "next", "prev", "previous", "category", "categories", "topics", "follow", "widget", "widgets", "rating", "ratings", "toc", "rail", "quiz",
        "toolbar", "timestamp", "dateline", "skip", "postinfo", "postmeta", "masthead", "time", "date", "readtime", "credit", "credits", "copyright", "paywall");

    private static readonly string[] StrongBeginnings =
        ["newsletter", "advert", "related", "recommend", "breadcrumb", "sociable", "outbrain", "taboola", "promo", "relacionad", "verwandt"];

    // A post of another site that the article shows.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Embedded = Set(
        "tweet", "embed", "embeds", "embedded", "quote", "quotes", "blockquote", "pullquote", "instagram");

    // Before one of the words above these tell what a section has, or what it is about: no-ads, has-sidebar, category-social.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> States = Set(
        "has", "with", "no", "without", "is", "show", "hide", "not", "non", "contains", "category", "tag", "topic");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Body = Set(
        "articlebody", "storybody", "postbody", "newsbody", "entrycontent", "articlecontent", "postcontent", "storycontent", "bodycontent", "articletext", "storytext",
        "newstext", "bodytext", "bodycopy", "articlecopy");

    /// <summary>How surely the names tell it.</summary>
    public static NameKind KindOf(string names)
    {
        var kind = NameKind.None;
        var last = default(Range);
        foreach (var range in Words(names))
        {
            var word = names.AsSpan(range);
            var isOfState = States.Contains(names.AsSpan(last));
            last = range;
            if (isOfState)
                continue;
            if (Embedded.Contains(word))
                return NameKind.None;
            if (Talk.Contains(word) || (Begins(word, TalkBeginnings) && !word.StartsWith("commentary", StringComparison.OrdinalIgnoreCase)))
                kind = NameKind.Talk;
            else if (kind != NameKind.Talk && (Strong.Contains(word) || Begins(word, StrongBeginnings)))
                kind = NameKind.Strong;
            else if (kind == NameKind.None && Weak.Contains(word))
                kind = NameKind.Weak;
        }

        return kind;
    }

    /// <summary>Whether the names call it the text of an article: <c>article-body</c>, <c>entry-content</c>, <c>storyText</c>.</summary>
    public static bool CallItBody(string names)
    {
        Range? last = null;
        Span<char> joined = stackalloc char[32];
        foreach (var range in Words(names))
        {
            var word = names.AsSpan(range);
            if (Body.Contains(word))
                return true;
            if (last is { } before && before.End.Value - before.Start.Value + word.Length <= joined.Length)
            {
                var first = names.AsSpan(before);
                first.CopyTo(joined);
                word.CopyTo(joined[first.Length..]);
                if (Body.Contains(joined[..(first.Length + word.Length)]))
                    return true;
            }

            last = range;
        }

        return false;
    }

    /// <summary>The runs of letters, cut again where a capital follows a small letter: <c>relatedLinks share-bar</c> are four words.</summary>
    private static IEnumerable<Range> Words(string names)
    {
        var end = Math.Min(names.Length, LongestNames);
        for (var at = 0; at < end; at++)
        {
            var start = at;
            while (at < end && char.IsAsciiLetter(names[at]) && (at == start || !char.IsAsciiLetterUpper(names[at]) || char.IsAsciiLetterUpper(names[at - 1])))
                at++;
            if (at == start)
                continue;
            yield return start..at;
            at--;
        }
    }

    private static bool Begins(ReadOnlySpan<char> word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>What the names of a section say of it.</summary>
internal enum NameKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It surrounds an article unless it has running text.</summary>
    Weak,

    /// <summary>It surrounds an article.</summary>
    Strong,

    /// <summary>It is what readers say of an article.</summary>
    Talk,
}
