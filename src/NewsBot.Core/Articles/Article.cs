using System.Net;

namespace NewsBot.Articles;

/// <summary>One version of a news report as it was delivered.</summary>
public sealed record Article
{
    /// <summary>The keys by which it is known again, the most telling first; at least one (see <see cref="IdentityKey"/>).</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The text, plain, kept to the letter: quotes are cut from it. Paragraphs are told apart by line ends.</summary>
    public required string Body { get; init; }

    /// <summary>Where it can be read: http(s), or <c>file:</c> for a local file.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet: its name or, where none is given, its host without <c>www.</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The writers, as the byline gives them.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When it was published; null where the article does not say, or names a time that lay ahead when it was read.</summary>
    public NewsTime? Published { get; init; }

    /// <summary>When this version was published, where the article says so.</summary>
    public NewsTime? Updated { get; init; }

    /// <summary>BCP 47 tag, where it is known.</summary>
    public string? Language { get; init; }

    /// <summary>Whether its page says that it is not free to read, so that the text may end early. It is not stored.</summary>
    public bool IsPaywalled { get; init; }

    /// <summary>Whether <see cref="Source"/> is a name; a host that is only a number is none.</summary>
    public bool HasNamedSource => !string.IsNullOrWhiteSpace(Source) && !(Source.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(Source, out _));

    /// <summary>Whether <paramref name="known"/> says the same and perhaps more: what is left out here was not taken back there.</summary>
    public bool AddsNothingTo(Article known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Title == known.Title && Body == known.Body
            && (Authors.Count == 0 || Authors.SequenceEqual(known.Authors))
            && (!HasNamedSource || Source == known.Source)
            && (Language is null || Language == known.Language)
            && AddsNothing(Published, known.Published) && AddsNothing(Updated, known.Updated) && (Url is null || Url == known.Url);
    }

    private static bool AddsNothing(NewsTime? time, NewsTime? known) => time is not { } given || given == known || (given.IsDay && given.Day == known?.Day);
}
