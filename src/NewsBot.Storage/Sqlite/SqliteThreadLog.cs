using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Commands;

namespace NewsBot.Storage.Sqlite;

/// <summary>Threads that began with a question; they go with the questions, after <c>Answers:KeepQuestions</c>.</summary>
internal sealed class SqliteThreadLog(SqliteDatabase database, GroupedWrites writes, TimeProvider clock, IOptions<AnswersOptions> options) : IThreadLog
{
    private const string Expire = "delete from threads where begun_at < $1";

    private const string Insert = "insert into threads (thread, answer_id, begun_at) values ($1, $2, $3) on conflict (thread) do update set answer_id = excluded.answer_id";

    private const string Find = "select answer_id from threads where thread = $1 and begun_at >= $2";

    private long Oldest => (clock.GetUtcNow() - options.Value.KeepQuestions).ToUnixTimeMilliseconds();

    public async ValueTask BeginAsync(string thread, string answerId, CancellationToken ct) => await writes.WriteAsync(
        session =>
        {
            session.Command(Expire).With(Oldest).ExecuteNonQuery();
            return session.Command(Insert).With(thread, answerId, clock.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteNonQuery();
        },
        ct);

    public ValueTask<string?> FindAsync(string thread, CancellationToken ct) =>
        ValueTask.FromResult(database.Read(session => session.Command(Find).With(thread, Oldest).Read(r => r.GetString(0))).FirstOrDefault());
}
