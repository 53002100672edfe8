using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>Brings a database to this program's schema: numbered scripts, forward only, each in a transaction with its number.</summary>
internal static class MigrationRunner
{
    /// <summary>"News" in ASCII; SQLite keeps it in the file's header so that we know our own.</summary>
    internal const int ApplicationId = 0x4e657773;

    private static readonly (int Number, string Resource)[] Scripts = FindScripts();

    /// <summary>The newest schema that this program knows.</summary>
    public static int Newest => Scripts[^1].Number;

    /// <summary>Migrates up to <paramref name="target"/>; a foreign or newer database is refused and left as it is.</summary>
    public static void Migrate(SqliteConnection connection, string path, int target)
    {
        var version = VersionOf(connection, path);
        foreach (var (number, resource) in Scripts.Where(s => s.Number > version && s.Number <= target))
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            if (ReadVersion(connection, path) < number) // another process may have been first
            {
                connection.Execute(ReadScript(resource));
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {number}; pragma application_id = {ApplicationId}"));
            }

            transaction.Commit();
        }
    }

    /// <summary>The schema's number; 0 for an empty file.</summary>
    /// <exception cref="ArchiveUnavailableException">The database is another program's, or newer than this program.</exception>
    public static int VersionOf(SqliteConnection connection, string path)
    {
        using var view = connection.BeginTransaction(deferred: true); // another process may be making the file right now
        return ReadVersion(connection, path);
    }

    private static int ReadVersion(SqliteConnection connection, string path)
    {
        var tables = connection.QueryLong("select count(*) from sqlite_master");
        var application = connection.QueryLong("pragma application_id");
        var version = (int)connection.QueryLong("pragma user_version");
        if (application != ApplicationId && (application != 0 || version != 0 || tables > 0))
            throw new ArchiveUnavailableException($"The database {path} belongs to another program; name another file with --db or Storage:Path.");
        if (version > Newest)
        {
            throw new ArchiveUnavailableException(
                $"The database {path} was made by a newer NewsBot (schema {version}, this program knows {Newest}); update this program. Nothing was changed.");
        }

        return version;
    }

    private static (int Number, string Resource)[] FindScripts() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => (Number: int.Parse(name.Split('.')[^2].AsSpan(0, 4), CultureInfo.InvariantCulture), Resource: name))
            .OrderBy(script => script.Number),
    ];

    private static string ReadScript(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
