using Microsoft.Data.Sqlite;
using NewsBot.Storage.Sqlite;

namespace NewsBot.App.Hosting;

/// <summary>Where the database lies.</summary>
internal static class DatabaseFile
{
    /// <summary>Its full path, whichever way it is configured.</summary>
    public static string Of(SqliteOptions options) => Path.GetFullPath(
        options.ConnectionString is { Length: > 0 } text ? new SqliteConnectionStringBuilder(text).DataSource : options.Path);
}
