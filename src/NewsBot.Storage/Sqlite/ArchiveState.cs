namespace NewsBot.Storage.Sqlite;

/// <summary>What tells whether something that was read of the archive still holds.</summary>
/// <param name="Revision">How often articles were removed or dated anew.</param>
/// <param name="Versions">The number of the newest version.</param>
internal readonly record struct ArchiveState(long Revision, long Versions)
{
    private const string Read = "select revision, (select max(id) from versions) from archive_state";

    /// <summary>The state that a session sees.</summary>
    public static ArchiveState Of(SqliteSession session) =>
        session.Command(Read).Read(r => new ArchiveState(r.GetInt64(0), r.IsDBNull(1) ? 0 : r.GetInt64(1))).Single();
}
