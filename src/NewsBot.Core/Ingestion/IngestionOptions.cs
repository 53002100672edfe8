using System.ComponentModel.DataAnnotations;

namespace NewsBot.Ingestion;

/// <summary>The section <c>Ingestion</c>.</summary>
public sealed class IngestionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Ingestion";

    /// <summary>Folders and files that the host ingests and watches. A configured list replaces the default, <c>seeds/articles</c>.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>The largest file other than .jsonl that is read, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFileBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The longest line of a .jsonl file that is read, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxLineBytes { get; set; } = 32 * 1024 * 1024;
}
