using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Commands;

namespace NewsBot.Storage.Sqlite;

/// <summary>Checks, copies and tidies the database.</summary>
internal sealed class SqliteUpkeep(SqliteDatabase database) : IDatabaseUpkeep
{
    private const string CheckIndex = "insert into article_index (article_index) values ('integrity-check')";

    private const string FindUnindexed = """
        select printf('Article %016x has no row in the full-text index.', a.id) from articles a
        where a.index_row is not null and not exists (select 1 from article_index_docsize d where d.id = a.index_row) limit 20
        """;

    private const string FindStrayRows = """
        select printf('Row %d of the full-text index belongs to no article.', d.id) from article_index_docsize d
        where not exists (select 1 from articles a where a.index_row = d.id) limit 20
        """;

    private const string FindWordless = """
        select printf('Version %d of article %016x has no sentences stored.', v.number, v.article) from versions v
        where not exists (select 1 from encoded_texts e where e.version = v.id) limit 20
        """;

    private const string FindVersionless = """
        select printf('Article %016x has no version %d.', a.id, a.newest_version) from articles a where a.index_row is not null
        and not exists (select 1 from versions v where v.article = a.id and v.number = a.newest_version) limit 20
        """;

    private const string ReadTexts = "select v.id, v.body, e.words from versions v join encoded_texts e on e.version = v.id";

    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken ct) => MaintainAsync<IReadOnlyList<string>>(session => Check(session, ct), ct);

    public ValueTask<IReadOnlyList<string>> BackupAsync(string path, CancellationToken ct) => MaintainAsync<IReadOnlyList<string>>(
        session =>
        {
            if (File.Exists(path))
                throw new ArchiveUnavailableException($"The file {path} exists already; name a new one for the backup.");
            try
            {
                return CopyAndCheck(session, path, ct);
            }
            catch (Exception ex) // whatever it was, half a copy is none
            {
                if (File.Exists(path))
                    File.Delete(path);
                if (ex is SqliteException failed && SqliteErrors.Explain(failed, path) is { } explained) // it is the copy that failed
                    throw explained;
                throw;
            }
        },
        ct);

    public ValueTask<(long Before, long After)> OptimizeAsync(CancellationToken ct) => MaintainAsync(
        session =>
        {
            var before = new FileInfo(database.Path).Length;
            ArticleIndex.Merge(session);
            session.Connection.Execute("vacuum; pragma wal_checkpoint(truncate); pragma optimize;");
            return (before, new FileInfo(database.Path).Length);
        },
        ct);

    /// <summary>A new and empty database would be found sound, whatever the name that was mistyped.</summary>
    private ValueTask<T> MaintainAsync<T>(Func<SqliteSession, T> work, CancellationToken ct) => File.Exists(database.Path)
        ? database.MaintainAsync(work, ct)
        : throw new ArchiveUnavailableException($"There is no database {database.Path}; name the one that is meant with --db or Storage:Path.");

    private static List<string> CopyAndCheck(SqliteSession session, string path, CancellationToken ct)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
        using (var copy = new SqliteConnection(connectionString))
        {
            copy.Open();
            session.Connection.BackupDatabase(copy);
        }

        using var written = new SqliteSession(new SqliteConnection(connectionString));
        written.Connection.Open();
        return Check(written, ct);
    }

    private static List<string> Check(SqliteSession session, CancellationToken ct)
    {
        var findings = session.Command("pragma integrity_check(20)").Read(r => r.GetString(0)).Where(line => line != "ok").ToList();
        findings.AddRange(session.Command("pragma foreign_key_check").Read(r => $"A row of {r.GetString(0)} refers to a row of {r.GetString(2)} that is missing."));
        try
        {
            session.Connection.Execute(CheckIndex);
        }
        catch (SqliteException ex) when (!SqliteErrors.IsReadOnly(ex)) // the check is spelt as a write; the owner is told that it cannot be one
        {
            findings.Add($"The full-text index is damaged: {ex.Message}");
        }

        foreach (var query in (string[])[FindUnindexed, FindStrayRows, FindWordless, FindVersionless])
            findings.AddRange(session.Command(query).Read(r => r.GetString(0)));
        findings.AddRange(CheckSpans(session, ct));
        return findings;
    }

    private static IEnumerable<string> CheckSpans(SqliteSession session, CancellationToken ct)
    {
        using var reader = session.Command(ReadTexts).ExecuteReader();
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            if (Finding(reader.GetString(1), reader.GetFieldValue<byte[]>(2)) is { } finding)
                yield return $"Version row {reader.GetInt64(0)}: {finding}";
        }
    }

    private static string? Finding(string body, byte[] words)
    {
        try
        {
            var text = new EncodedText(words);
            for (int i = 0, end = 0; i < text.SentenceCount; end = text[i].Span.End, i++)
            {
                if (text[i].Span.Start < end || text[i].Span.End > body.Length)
                    return "a sentence lies outside of the text or over another.";
            }

            return null;
        }
        catch (InvalidDataException ex)
        {
            return ex.Message;
        }
    }
}
