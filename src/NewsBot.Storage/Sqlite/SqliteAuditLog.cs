using NewsBot.Commands;

namespace NewsBot.Storage.Sqlite;

/// <summary>Who changed what.</summary>
internal sealed class SqliteAuditLog(SqliteDatabase database) : IAuditLog
{
    private const string Insert = "insert into audit (at, platform, user_id, place, what, outcome) values ($1, $2, $3, $4, $5, $6) returning id";

    private const string SetOutcome = "update audit set outcome = $2 where id = $1";

    private const string ReadSince = "select at, platform, user_id, place, what, outcome from audit where at >= $1 order by at, id";

    public ValueTask<long> BeginAsync(AuditEntry entry, CancellationToken ct) => database.WriteAsync(
        session => session.Command(Insert)
            .With(entry.At.ToUnixTimeMilliseconds(), entry.Platform, entry.UserId, entry.Place, entry.What, entry.Outcome).ReadLong()!.Value,
        ct);

    public async ValueTask EndAsync(long entry, string outcome, CancellationToken ct) =>
        await database.WriteAsync(session => session.Command(SetOutcome).With(entry, outcome).ExecuteNonQuery(), ct);

    public ValueTask<IReadOnlyList<AuditEntry>> ReadAsync(DateTimeOffset? since, CancellationToken ct)
    {
        var from = since?.ToUnixTimeMilliseconds() ?? StoredTime.Earliest;
        return ValueTask.FromResult<IReadOnlyList<AuditEntry>>(database.Read(session => session.Command(ReadSince).With(from).Read(r =>
            new AuditEntry(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.GetString(1), r.GetString(2), r.GetString(4))
            {
                Place = r.TextOrNull(3),
                Outcome = r.TextOrNull(5),
            })));
    }
}
