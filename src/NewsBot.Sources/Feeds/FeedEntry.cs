using NewsBot.Articles;

namespace NewsBot.Sources.Feeds;

/// <summary>One entry of a feed as it was served once.</summary>
internal sealed record FeedEntry
{
    /// <summary>GUID or id, to the letter; unique within its feed only. Null where the feed gives none.</summary>
    public string? Id { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Where it can be read, an http(s) address.</summary>
    public string? Link { get; init; }

    /// <summary>The publisher's own address, where <see cref="Link"/> leads through one that counts clicks.</summary>
    public string? OriginalLink { get; init; }

    /// <summary>When it was published.</summary>
    public NewsTime? Published { get; init; }

    /// <summary>When it last changed.</summary>
    public NewsTime? Updated { get; init; }

    /// <summary>Safe HTML (see <see cref="SafeHtml"/>).</summary>
    public string? Summary { get; init; }

    /// <summary>The text that is meant to be the entry itself. Safe HTML (see <see cref="SafeHtml"/>).</summary>
    public string? Content { get; init; }

    /// <summary>Names, without mail addresses where there is a name.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>BCP 47 tag: its own, else that of the feed.</summary>
    public string? Language { get; init; }

    /// <summary>Whether <see cref="ToText"/> is the whole article, as far as can be told; else its page has to be read.</summary>
    public bool HasFullText => FullText.IsIn(this, ToText());

    /// <summary>The content, else the summary, as plain text with a blank line between paragraphs and without a footer; empty where there is neither.</summary>
    public string ToText() => FeedFooter.CutFrom(PlainText.Of(Content ?? Summary ?? ""));
}
