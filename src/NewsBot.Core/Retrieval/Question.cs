using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>What someone asked, with the bounds that hold for the answer.</summary>
/// <param name="Text">The question as it was typed.</param>
public sealed record Question(string Text)
{
    /// <summary>Nothing published later is counted, cited or voted with; null for now.</summary>
    public NewsTime? AsOf { get; init; }

    /// <summary>Only articles of this outlet.</summary>
    public string? Source { get; init; }

    /// <summary>Only articles published on this day or later.</summary>
    public NewsTime? Since { get; init; }

    /// <summary>Only articles published on this day or earlier.</summary>
    public NewsTime? Until { get; init; }

    /// <summary>How many citations are wanted; null for <c>Answers:MaxCitations</c>.</summary>
    public int? Limit { get; init; }

    /// <summary>The asker's time zone (IANA), where the platform tells it; else <c>Answers:TimeZone</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether the score parts of each citation are wanted.</summary>
    public bool Explain { get; init; }
}
