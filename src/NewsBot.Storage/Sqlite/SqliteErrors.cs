using Microsoft.Data.Sqlite;
using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>Turns what SQLite says into sentences for the owner.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>Whether something was to be written that may only be read.</summary>
    public static bool IsReadOnly(SqliteException ex) => ex.SqliteErrorCode == ReadOnly;

    /// <summary>The exception with its remedy; null for an error that is our own and should surface as it is.</summary>
    public static ArchiveUnavailableException? Explain(SqliteException ex, string path)
    {
        var message = ex.SqliteErrorCode switch
        {
            Busy or Locked => $"The database {path} is locked by another program; wait until it is done, or stop it, and try again.",
            ReadOnly => $"The database {path} cannot be written; allow this user to write the file and its folder.",
            InputOutput => $"Reading or writing the database {path} failed ({ex.Message}); check the disk.",
            Corrupt => $"The database {path} is damaged; run 'newsbot db check', then restore a backup or ingest anew into another file.",
            Full => $"The disk that holds the database {path} is full; free some space and try again.",
            CannotOpen => $"The database {path} cannot be opened; check that its folder exists and can be written.",
            NoDatabase => $"The file {path} is no database; name another with --db or Storage:Path.",
            _ => null,
        };
        return message is null ? null : new ArchiveUnavailableException(message, ex);
    }
}
