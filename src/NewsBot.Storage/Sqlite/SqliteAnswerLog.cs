using System.Text.Json;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>Questions behind their answer ids; what is older than <c>Answers:KeepQuestions</c> goes when the next are kept.</summary>
internal sealed class SqliteAnswerLog(SqliteDatabase database, TimeProvider clock, IOptions<AnswersOptions> options) : IAnswerLog
{
    private const string Insert = "insert or replace into questions (answer_id, asked_at, question) values ($1, $2, $3)";

    private const string Expire = "delete from questions where asked_at < $1";

    private const string Find = "select question from questions where answer_id = $1 and asked_at >= $2";

    private long Oldest => (clock.GetUtcNow() - options.Value.KeepQuestions).ToUnixTimeMilliseconds();

    public async ValueTask KeepAsync(IReadOnlyList<KeptQuestion> questions, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            session =>
            {
                session.Command(Expire).With(Oldest).ExecuteNonQuery();
                foreach (var (id, question) in questions)
                    session.Command(Insert).With(id, now, JsonSerializer.Serialize(question, StorageJson.Default.Question)).ExecuteNonQuery();
                return questions.Count;
            },
            ct);
    }

    public ValueTask<Question?> FindAsync(string answerId, CancellationToken ct)
    {
        var found = database.Read(session => session.Command(Find).With(answerId, Oldest).Read(r => r.GetString(0)));
        return ValueTask.FromResult(found.Count == 0 ? null : JsonSerializer.Deserialize(found[0], StorageJson.Default.Question));
    }
}
