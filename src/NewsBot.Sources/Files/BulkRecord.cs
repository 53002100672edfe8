namespace NewsBot.Sources.Files;

/// <summary>A line of a bulk file, to the letter.</summary>
internal sealed record BulkRecord(string Title, string Text)
{
    /// <summary>The record's id within its file.</summary>
    public string? Id { get; init; }

    /// <summary>The address.</summary>
    public string? Url { get; init; }

    /// <summary>The writers.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The date as it is written.</summary>
    public string? Published { get; init; }

    /// <summary>The date of this version as it is written.</summary>
    public string? Updated { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The outlet.</summary>
    public string? Source { get; init; }
}
