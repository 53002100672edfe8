using NewsBot.Articles;

namespace NewsBot.Answering;

/// <summary>A quote and where it stands: <c>body[Start..End]</c> of the cited version is <see cref="Snippet"/> to the letter.</summary>
public sealed record Citation
{
    /// <summary>The number that it is shown with, from 1.</summary>
    public required int Marker { get; init; }

    /// <summary>The quote, at most 300 UTF-16 units, with the line ends of the article.</summary>
    public required string Snippet { get; init; }

    /// <summary>The article.</summary>
    public required ArticleId ArticleId { get; init; }

    /// <summary>Which of its versions is quoted, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet.</summary>
    public required string Source { get; init; }

    /// <summary>Where the article can be read; null where it says none.</summary>
    public string? Url { get; init; }

    /// <summary>The address that opens the article at the quote (W3C text fragment); null without a URL.</summary>
    public string? Link { get; init; }

    /// <summary>When the article was published; for an article without a date, when it was first seen.</summary>
    public required NewsTime Published { get; init; }

    /// <summary>Whether the article says no date, so that <see cref="Published"/> is when it was first seen.</summary>
    public bool IsUndated { get; init; }

    /// <summary>Where the quote begins in the body, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>The first unit after the quote.</summary>
    public required int End { get; init; }

    /// <summary>Other outlets that carry the same story.</summary>
    public IReadOnlyList<string> AlsoReportedBy { get; init; } = [];

    /// <summary>Whether the quote holds a correction note.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Why it won, where that was asked for: name of the part and its value, such as <c>coverage 0.82</c>.</summary>
    public IReadOnlyList<ScorePart> Explanation { get; init; } = [];
}

/// <summary>One part of a score.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">Its share of the score, or a measure in words.</param>
public sealed record ScorePart(string Name, string Value);
