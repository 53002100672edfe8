using System.ComponentModel.DataAnnotations;

namespace NewsBot.Storage.Sqlite;

/// <summary>The section <c>Storage</c>.</summary>
public sealed class SqliteOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>The store; <c>Sqlite</c> is the only one.</summary>
    [AllowedValues("Sqlite", ErrorMessage = "Storage:Provider must be Sqlite; it is the only store there is.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The database file, made when it is missing.</summary>
    [Required]
    public string Path { get; set; } = System.IO.Path.Combine("data", "newsbot.db");

    /// <summary>A Microsoft.Data.Sqlite connection string in place of <see cref="Path"/>; its Data Source is the file.</summary>
    public string? ConnectionString { get; set; }
}
